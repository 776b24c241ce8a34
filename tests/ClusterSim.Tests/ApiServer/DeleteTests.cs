using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Log;

namespace ClusterSim.Tests.ApiServer;

public sealed class DeleteTests : ApiServerFixture
{
    [Test]
    public void Removes_an_object_that_nothing_holds()
    {
        Server.Create(Admin, ConfigMap("m"));

        Server.Delete<ConfigMap>(Admin, Key("m"));

        Server.Find<ConfigMap>(Key("m")).Should().BeNull();
        Server.Log.Entries[^1].Verb.Should().Be(WriteVerb.Delete);
    }

    [Test]
    public void Only_marks_an_object_that_has_finalizers_and_removes_it_with_the_last_of_them()
    {
        Server.Create(Admin, ConfigMap("m") with { Metadata = ConfigMap("m").Metadata with { Finalizers = ["x.test/a"] } });

        var marked = Server.Delete<ConfigMap>(Admin, Key("m"));
        var after = Server.Find<ConfigMap>(Key("m"));
        Server.Update(Admin, marked with { Metadata = marked.Metadata with { Finalizers = [] } });

        marked.Metadata.DeletionTimestamp.Should().Be(Time.Parse("2026-01-01T00:00:00Z"));
        after.Should().BeSameAs(marked);
        Server.Find<ConfigMap>(Key("m")).Should().BeNull();
    }

    [TestCase("Orphan", "orphan")]
    [TestCase("Foreground", "foregroundDeletion")]
    public void Leaves_the_dependents_to_the_garbage_collector_when_asked_to(string policy, string finalizer)
    {
        Server.Create(Admin, ConfigMap("m"));

        var marked = Server.Delete<ConfigMap>(Admin, Key("m"), new() { PropagationPolicy = policy });

        marked.Metadata.Finalizers.Should().Equal(finalizer);
        marked.Metadata.DeletionTimestamp.Should().NotBeNull();
    }

    [Test]
    public void Refuses_to_delete_another_object_of_the_same_name()
    {
        var created = Server.Create(Admin, ConfigMap("m"));

        var refusal = Refusal(() => Server.Delete<ConfigMap>(Admin, Key("m"), new() { Preconditions = new() { Uid = "other" } }));

        refusal.Status.Should().BeEquivalentTo(new
        {
            Code = 409,
            Message = $"Operation cannot be fulfilled on ConfigMap \"m\": the UID in the precondition (other) does not match the UID in record ({created.Metadata.Uid}). "
                + "The object might have been deleted and then recreated",
        });
    }

    [Test]
    public void Keeps_a_namespace_until_its_finalizers_are_given_up()
    {
        var ns = Server.Create(Admin, new Namespace { Metadata = new() { Name = "ns" }, Spec = new() { Finalizers = ["kubernetes"] } });

        var terminating = Server.Delete<Namespace>(Admin, new("ns"));
        var refusal = Refusal(() => Server.Create(Admin, ConfigMap("m") with { Metadata = new() { Name = "m", Namespace = "ns" } }));
        Server.FinalizeNamespace(Admin, terminating with { Spec = new() });

        ns.Metadata.DeletionTimestamp.Should().BeNull();
        terminating.Status.Phase.Should().Be("Terminating");
        refusal.Message.Should().Be("configmaps \"m\" is forbidden: unable to create new content in namespace ns because it is being terminated");
        Server.Find<Namespace>(new("ns")).Should().BeNull();
    }

    [Test]
    public void Refuses_to_delete_the_default_namespace()
    {
        var refusal = Refusal(() => Server.Delete<Namespace>(Admin, new("default")));

        refusal.Message.Should().Be("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    [Test]
    public void Deletes_what_a_selector_selects()
    {
        Server.Create(Admin, ConfigMap("a") with { Metadata = ConfigMap("a").Metadata with { Labels = [new("app", "web")] } });
        Server.Create(Admin, ConfigMap("b"));

        Server.DeleteCollection<ConfigMap>(Admin, "default", new() { MatchLabels = [new("app", "web")] });

        Server.List<ConfigMap>().Select(map => map.Metadata.Name).Should().Equal("b");
    }
}
