using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Controllers.Namespaces;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers.Namespaces;

public sealed class NamespaceControllerTests : ApiFixture
{
    [SetUp]
    public void StartController()
    {
        var controller = new NamespaceController();
        Start(controller);
        Client.Create(new Namespace { Metadata = new() { Name = "doomed" } });
        Client.Create(new ServiceAccount { Metadata = new() { Name = "default", Namespace = "doomed" } });
        Deliver();
    }

    [Test]
    public void Empties_a_deleted_namespace_after_five_seconds_and_lets_it_go()
    {
        Create(new ConfigMap());
        Create(new Secret());
        Client.Create(Map("elsewhere"));

        Client.Delete<Namespace>(new("doomed"));
        Run(NamespaceController.GracePeriod.TotalSeconds - 1);
        Client.List<ConfigMap>("doomed").Should().HaveCount(1);
        Run(1);

        Doomed.Should().BeNull();
        Client.List<ConfigMap>("doomed").Should().BeEmpty();
        Client.List<Secret>("doomed").Should().BeEmpty();
        Client.List<ConfigMap>("default").Should().HaveCount(1);
    }

    [Test]
    public void Waits_for_pods_before_it_touches_anything_else()
    {
        var pod = Create(new Pod { Spec = new() { Containers = [new() { Name = "c", Image = "img:1" }], TerminationGracePeriodSeconds = 30 } });
        Client.Update(pod.WithFinalizer("example.com/hold"));
        Create(new ConfigMap());

        Client.Delete<Namespace>(new("doomed"));
        Run(7);

        Client.Get<Pod>(pod.Key).IsBeingDeleted.Should().BeTrue();
        Client.List<ConfigMap>("doomed").Should().HaveCount(1);
        Conditions().Should().Equal(
            "NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered",
            "NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types successfully parsed",
            "NamespaceDeletionContentFailure False ContentDeleted: All content successfully deleted, may be waiting on finalization",
            "NamespaceContentRemaining False ContentRemoved: All content successfully removed",
            "NamespaceFinalizersRemaining False ContentHasNoFinalizers: All content-preserving finalizers finished");

        Client.Update(Client.Get<Pod>(pod.Key).WithoutFinalizer("example.com/hold"));
        if (Client.Find<Pod>(pod.Key) is not null)
            Client.Delete<Pod>(pod.Key, new() { GracePeriodSeconds = 0 });
        Run(20);
        Doomed.Should().BeNull();
    }

    [Test]
    public void Tells_which_finalizers_hold_a_namespace_and_looks_again_until_they_are_gone()
    {
        var map = Create(new ConfigMap());
        Client.Update(map.WithFinalizer("example.com/f"));
        Create(new Secret().WithFinalizer("example.com/f"));

        Client.Delete<Namespace>(new("doomed"));
        Run(6);
        Conditions().Should().Contain(
            "NamespaceContentRemaining True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances, secrets. has 1 resource instances",
            "NamespaceFinalizersRemaining True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/f in 2 resource instances");
        Run(60);
        Doomed.Should().NotBeNull();
        Client.Update(Client.Get<ConfigMap>(map.Key).WithoutFinalizer("example.com/f"));
        Client.Update(Client.List<Secret>("doomed")[0].WithoutFinalizer("example.com/f"));
        Run(8);

        Doomed.Should().BeNull("finalizers are taken to need 15 seconds, and it looks again after half of that");
    }

    [Test]
    public void Leaves_the_finalizers_of_others_on_a_namespace()
    {
        Client.Create(new Namespace { Metadata = new() { Name = "held" }, Spec = new() { Finalizers = ["kubernetes", "example.com/own"] } });

        Client.Delete<Namespace>(new("held"));
        Run(10);

        Client.Get<Namespace>(new("held")).Spec.Finalizers.Should().Equal("example.com/own");
    }

    private Namespace? Doomed => Client.Find<Namespace>(new ObjectKey("doomed"));

    private T Create<T>(T obj) where T : ApiObject => Client.Create(obj.With(obj.Metadata with { Name = "it", Namespace = "doomed" }));

    private IEnumerable<string> Conditions() => Doomed!.Status.Conditions.Select(condition => $"{condition.Type} {condition.Status} {condition.Reason}: {condition.Message}");

    private void Run(double seconds) => Loop.Run(TimeSpan.FromSeconds(seconds));
}
