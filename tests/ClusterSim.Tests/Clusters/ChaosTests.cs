using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Recordings.Checks;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Clusters;

/// <summary>Much goes wrong, in an order that chance decides: all that must hold holds all the time, and when it is over everything heals.</summary>
public sealed class ChaosTests
{
    private const int Steps = 60;

    private const string Sets = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: set}
        spec:
          replicas: 3
          serviceName: set
          selector: {matchLabels: {app: stateful}}
          template:
            metadata: {labels: {app: stateful}}
            spec: {containers: [{name: main, image: "luksa/kubia"}]}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: set}
        spec:
          selector: {matchLabels: {app: daemon}}
          template:
            metadata: {labels: {app: daemon}}
            spec: {containers: [{name: main, image: "luksa/kubia"}]}
        """;

    [Test]
    public void Whatever_happens_a_cluster_keeps_its_invariants_and_heals([Range(1, 6)] int seed, [Values(0, 700)] int lagMilliseconds)
    {
        using var cluster = new Cluster(new ClusterOptions { Seed = (ulong)seed, Nodes = 5 });
        Invariants.Watch(cluster);
        cluster.Loop.EventsPerInstantLimit = 200_000; // Far more than five nodes need.
        cluster.Informers.Lag = TimeSpan.FromMilliseconds(lagMilliseconds);
        var chance = new RandomStream((ulong)seed, "chaos");
        foreach (var name in (string[])["one", "two", "three"])
            cluster.ApplyText(Manifest(name, 1 + chance.Next(6)));
        cluster.ApplyText(Sets);

        for (var step = 0; step < Steps; step++)
        {
            Disturb(cluster, chance);
            cluster.Run(TimeSpan.FromMilliseconds(chance.Next(chance.Next(4) == 0 ? 400_000 : 5_000)));
        }
        Mend(cluster);

        cluster.RunUntil(() => IsWell(cluster), within: TimeSpan.FromHours(1));
        cluster.Settle(TimeSpan.FromMinutes(3));
        IsWell(cluster).Should().BeTrue();
        foreach (var replicaSet in cluster.Client.List<ReplicaSet>())
            cluster.Client.ListOwnedBy<Pod>(replicaSet).Count(pod => pod.IsActive).Should().Be(replicaSet.Spec.Replicas);
    }

    private static void Disturb(Cluster cluster, RandomStream chance)
    {
        var machine = cluster.Machine($"node-{1 + chance.Next(5)}");
        var key = new ObjectKey("default", ((string[])["one", "two", "three"])[chance.Next(3)]);
        switch (chance.Next(14))
        {
            case 0:
                machine.PowerOff();
                break;
            case 1 or 2:
                machine.PowerOn();
                break;
            case 3:
                machine.Partition();
                break;
            case 4 or 5:
                machine.Heal();
                break;
            case 6:
                cluster.ImageFaults.Break("luksa/kubia");
                break;
            case 7:
                cluster.ImageFaults.Mend("luksa/kubia");
                break;
            case 8:
                Edit(cluster, key, deployment => deployment with { Spec = deployment.Spec with { Replicas = chance.Next(9) } });
                break;
            case 9:
                Edit(cluster, key, deployment => deployment with { Spec = deployment.Spec with { Template = deployment.Spec.Template with { Metadata = deployment.Spec.Template.Metadata with { Annotations = [new("version", $"{chance.Next(4)}")] } } } });
                break;
            case 10 when cluster.Client.List<Pod>("default") is { Count: > 0 } pods:
                cluster.Client.Delete(pods[chance.Next(pods.Count)], new() { GracePeriodSeconds = chance.Next(2) * 30 });
                break;
            case 12:
                Restart<StatefulSet>(cluster, set => set with { Spec = set.Spec with { Replicas = chance.Next(5), Template = Versioned(set.Spec.Template, chance) } });
                break;
            case 13:
                Restart<DaemonSet>(cluster, set => set with { Spec = set.Spec with { Template = Versioned(set.Spec.Template, chance) } });
                break;
            default:
                var running = cluster.Client.List<Pod>("default").Select(pod => cluster.Containers.Find("default", pod.Metadata.Name!)).Where(container => container is { IsRunning: true }).ToList();
                if (running.Count > 0)
                    running[chance.Next(running.Count)]!.Crash();
                break;
        }
    }

    private static void Edit(Cluster cluster, ObjectKey key, Func<Deployment, Deployment> change)
    {
        if (cluster.Client.Find<Deployment>(key) is { } deployment)
            cluster.Client.Update(change(deployment));
    }

    private static void Restart<T>(Cluster cluster, Func<T, T> change) where T : ApiObject => cluster.Client.Update(change(cluster.Client.Get<T>("default", "set")));

    private static PodTemplateSpec Versioned(PodTemplateSpec template, RandomStream chance) => template with { Metadata = template.Metadata with { Annotations = [new("version", $"{chance.Next(4)}")] } };

    private static void Mend(Cluster cluster)
    {
        cluster.ImageFaults.Mend("luksa/kubia");
        foreach (var machine in cluster.Machines)
        {
            machine.PowerOn();
            machine.Heal();
        }
    }

    private static bool IsWell(Cluster cluster) => AreDeploymentsWell(cluster)
        && cluster.Client.List<StatefulSet>().All(set =>
            set.Status.ObservedGeneration == set.Metadata.Generation
            && set.Status.CurrentRevision == set.Status.UpdateRevision
            && set.Status.UpdatedReplicas == set.Spec.Replicas
            && set.Status.AvailableReplicas == set.Spec.Replicas)
        && cluster.Client.List<DaemonSet>().All(set =>
            set.Status is { DesiredNumberScheduled: 5, UpdatedNumberScheduled: 5, NumberAvailable: 5, NumberMisscheduled: 0 } && set.Status.ObservedGeneration == set.Metadata.Generation);

    private static bool AreDeploymentsWell(Cluster cluster) => cluster.Client.List<Deployment>().All(deployment =>
        deployment.Status.ObservedGeneration == deployment.Metadata.Generation
        && deployment.Status.AvailableReplicas == deployment.Spec.Replicas
        && deployment.Status.UpdatedReplicas == deployment.Spec.Replicas
        && deployment.Status.Replicas == deployment.Spec.Replicas);

    private static string Manifest(string name, int replicas) => """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: NAME}
        spec:
          replicas: REPLICAS
          selector: {matchLabels: {app: NAME}}
          template:
            metadata: {labels: {app: NAME}}
            spec:
              containers:
              - {name: main, image: "luksa/kubia", ports: [{containerPort: 8080}], resources: {requests: {cpu: 700m}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: NAME}
        spec: {selector: {app: NAME}, ports: [{port: 80, targetPort: 8080}]}
        """.Replace("NAME", name).Replace("REPLICAS", $"{replicas}");
}
