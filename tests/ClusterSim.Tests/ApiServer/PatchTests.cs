using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer;

public sealed class PatchTests : ApiServerFixture
{
    [Test]
    public void Changes_what_the_patch_names_and_nothing_else()
    {
        Server.Create(Admin, ConfigMap("m") with { Data = [new("a", "1"), new("b", "2")] });

        var patched = Server.Patch<ConfigMap>(Admin, Key("m"), new(PatchType.Merge, JsonText.Parse("""{"data":{"a":null,"c":"3"}}""")));

        patched.Data.Should().Equal([new("b", "2"), new("c", "3")]);
    }

    [Test]
    public void Writes_nothing_when_nothing_changes()
    {
        Server.Create(Admin, ConfigMap("m") with { Data = [new("a", "1")] });
        var revision = Server.Revision;

        Server.Patch<ConfigMap>(Admin, Key("m"), new(PatchType.Merge, JsonText.Parse("""{"data":{"a":"1"}}""")));

        Server.Revision.Should().Be(revision);
    }

    [Test]
    public void Names_the_field_that_does_not_exist()
    {
        Server.Create(Admin, ConfigMap("m"));

        var refusal = Refusal(() => Server.Patch<ConfigMap>(Admin, Key("m"), new(PatchType.Merge, JsonText.Parse("""{"dta":{"a":"1"}}"""))));

        refusal.Code.Should().Be(422);
        refusal.Message.Should().EndWith("strict decoding error: unknown field \"dta\"");
    }

    [Test]
    public void Scales_through_the_subresource()
    {
        Server.Create(Admin, Web());

        Server.Patch<Deployment>(Admin, Key("web"), new(PatchType.Merge, JsonText.Parse("""{"spec":{"replicas":5}}""")), "scale");

        Server.Find<Deployment>(Key("web"))!.Should().BeEquivalentTo(new { Spec = new { Replicas = 5 }, Metadata = new { Generation = 2 } });
    }

    [Test]
    public void Keeps_the_status_apart()
    {
        Server.Create(Admin, Web());

        Server.Patch<Deployment>(Admin, Key("web"), new(PatchType.Merge, JsonText.Parse("""{"spec":{"replicas":5},"status":{"replicas":3}}""")), "status");

        var web = Server.Find<Deployment>(Key("web"))!;
        web.Spec.Replicas.Should().Be(1);
        web.Status.Replicas.Should().Be(3);
        web.Metadata.Generation.Should().Be(1);
    }

    private static Deployment Web() => new()
    {
        Metadata = new() { Name = "web", Namespace = "default" },
        Spec = new()
        {
            Selector = new() { MatchLabels = [new("app", "web")] },
            Template = new() { Metadata = new() { Labels = [new("app", "web")] }, Spec = Pod("p").Spec },
        },
    };
}
