using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Controllers.ReplicaSets;
using ClusterSim.Simulation;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers;

public sealed class ReplicaCountTests : ApiFixture
{
    [Test]
    public void Is_the_same_whether_pods_or_their_classes_are_counted()
    {
        var random = new RandomStream(7, "pods");
        var wanted = Wanted(minReadySeconds: 0);
        for (var i = 0; i < 50; i++)
            Store.Create(Server.Scheme.Get<Pod>(), RandomPod($"pod-{i}", wanted.Owner, random, others: false));

        var byClass = ReplicaCount.Of(wanted, PodClass.ByController(Informers).Of(wanted.Owner.Metadata.Uid!));

        var pods = Contexts.For("test").Client.ListOwnedBy<Pod>(wanted.Owner);
        var active = pods.Where(pod => pod.IsActive).ToList();
        active.Count.Should().BeInRange(10, 40);
        byClass.Should().Be(ReplicaCount.Of(wanted, active, pods.Count(pod => pod.IsTerminating), Loop.Now));
    }

    [Test]
    public void Takes_a_look_at_each_pod_when_one_is_to_be_released_or_the_time_matters()
    {
        var random = new RandomStream(7, "pods");
        for (var i = 0; i < 20; i++)
            Store.Create(Server.Scheme.Get<Pod>(), RandomPod($"pod-{i}", Wanted(0).Owner, random, others: true));
        var classes = PodClass.ByController(Informers).Of(Wanted(0).Owner.Metadata.Uid!);

        ReplicaCount.Of(Wanted(minReadySeconds: 0), classes).Should().BeNull("one has other labels now");
        ReplicaCount.Of(Wanted(minReadySeconds: 10), classes).Should().BeNull();
    }

    private static ReplicatedPods Wanted(int minReadySeconds) => new(
        new ReplicaSet { Metadata = new() { Name = "web", Namespace = "default", Uid = "uid-of-web" } },
        Replicas: 50,
        LabelSelector.Label("app", "web"),
        new() { Metadata = new() { Labels = [new("app", "web"), new("tier", "front")] } },
        minReadySeconds);

    private static Pod RandomPod(string name, ApiObject owner, RandomStream random, bool others)
    {
        ValueMap<string> labels = random.Next(2) == 0 ? [new("app", "web"), new("tier", "front")] : [new("app", "web")];
        return new()
        {
            Metadata = new()
            {
                Name = name,
                Namespace = "default",
                Labels = others && random.Next(5) == 0 ? [new("app", "other")] : labels,
                DeletionTimestamp = random.Next(4) == 0 ? DateTimeOffset.UnixEpoch : null,
                OwnerReferences = [OwnerReference.For(owner)],
            },
            Status = new()
            {
                Phase = random.Next(4) switch { 0 => "Succeeded", 1 => "Failed", _ => "Running" },
                Conditions = [new() { Type = "Ready", Status = random.Next(2) == 0 ? "True" : "False", LastTransitionTime = DateTimeOffset.UnixEpoch }],
            },
        };
    }
}
