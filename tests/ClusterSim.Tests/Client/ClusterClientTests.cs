using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Client;

public sealed class ClusterClientTests : ApiFixture
{
    [Test]
    public void Refuses_as_a_real_api_server_would()
    {
        Client.Create(Map("a"));

        var twice = () => Client.Create(Map("a"));
        var missing = () => Client.Get<ConfigMap>("default", "b");
        var stale = () => Client.Update(Map("a", "new") with { Metadata = new() { Name = "a", Namespace = "default", ResourceVersion = "1" } });

        twice.Should().Throw<ApiException>().WithMessage("configmaps \"a\" already exists").Which.Code.Should().Be(409);
        missing.Should().Throw<ApiException>().WithMessage("configmaps \"b\" not found").Which.Reason.Should().Be("NotFound");
        stale.Should().Throw<ApiException>().Which.Reason.Should().Be("Conflict");
    }

    [Test]
    public void Writes_nothing_when_nothing_changes()
    {
        var map = Client.Create(Map("a", "1"));
        var revision = Store.Revision;

        Client.Update(map).Should().BeSameAs(map);

        Store.Revision.Should().Be(revision);
    }

    [Test]
    public void Patches_part_of_an_object()
    {
        Client.Create(Map("a", "1").WithLabel("keep", "yes"));

        var patched = Client.Patch<ConfigMap>(Key("a"), new(PatchType.Merge, new JsonObject([new("data", new JsonObject([new("value", "2")]))])));

        patched.Data["value"].Should().Be("2");
        patched.Label("keep").Should().Be("yes");
        Client.Find<ConfigMap>(Key("a")).Should().BeSameAs(patched);
    }

    [Test]
    public void Deletes_only_the_very_object_it_was_given()
    {
        var old = Client.Create(Map("a"));
        Client.Delete(old);
        Client.Create(Map("a"));

        var delete = () => Client.Delete(old);

        delete.Should().Throw<ApiException>().Which.Reason.Should().Be("Conflict");
        Client.Find<ConfigMap>(Key("a")).Should().NotBeNull();
    }

    [Test]
    public void Says_who_writes_and_what_time_it_is()
    {
        Contexts.For("some-controller").Client.Actor.Should().Be("some-controller");
        Client.Now.Should().Be(Loop.Now);
    }

    [Test]
    public void Serves_other_threads_between_runs()
    {
        var created = Task.Run(() => Client.Create(Map("a"))).GetAwaiter().GetResult();

        Task.Run(() => Client.Find<ConfigMap>(Key("a"))).GetAwaiter().GetResult().Should().BeSameAs(created);
        Loop.Run(TimeSpan.Zero);
        Informers.For<ConfigMap>().Count.Should().Be(1);
    }
}
