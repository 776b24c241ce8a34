using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer;

public sealed class CreateTests : ApiServerFixture
{
    [Test]
    public void Gives_an_object_uid_revision_and_creation_time()
    {
        Loop.Run(TimeSpan.FromSeconds(5.5));

        var created = Server.Create(Admin, ConfigMap("m"));

        Guid.TryParse(created.Metadata.Uid, out _).Should().BeTrue();
        created.Metadata.ResourceVersion.Should().Be(Server.Revision.ToString());
        created.Metadata.CreationTimestamp.Should().Be(Time.Parse("2026-01-01T00:00:05Z"));
        Server.Find<ConfigMap>(Key("m")).Should().BeSameAs(created);
    }

    [Test]
    public void Makes_a_name_of_its_own_when_asked_to()
    {
        var one = Server.Create(Admin, new ConfigMap { Metadata = new() { GenerateName = "web-", Namespace = "default" } });
        var other = Server.Create(Admin, new ConfigMap { Metadata = new() { GenerateName = "web-", Namespace = "default" } });

        one.Metadata.Name.Should().MatchRegex("^web-[bcdfghjklmnpqrstvwxz2456789]{5}$");
        other.Metadata.Name.Should().NotBe(one.Metadata.Name);
    }

    [Test]
    public void Refuses_a_name_that_is_taken()
    {
        Server.Create(Admin, ConfigMap("m"));

        var refusal = Refusal(() => Server.Create(Admin, ConfigMap("m")));

        refusal.Status.Should().BeEquivalentTo(new { Code = 409, Reason = "AlreadyExists", Message = "configmaps \"m\" already exists" });
    }

    [Test]
    public void Refuses_a_namespace_that_does_not_exist()
    {
        var refusal = Refusal(() => Server.Create(Admin, new ConfigMap { Metadata = new() { Name = "m", Namespace = "nowhere" } }));

        refusal.Status.Should().BeEquivalentTo(new { Code = 404, Reason = "NotFound", Message = "namespaces \"nowhere\" not found" });
    }

    [Test]
    public void Refuses_a_name_that_is_none()
    {
        var refusal = Refusal(() => Server.Create(Admin, ConfigMap("Not_A_Name")));

        refusal.Code.Should().Be(422);
        refusal.Status.Details!.Causes.Should().ContainSingle(cause => cause.Field == "metadata.name" && cause.Reason == "FieldValueInvalid");
    }
}
