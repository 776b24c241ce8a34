using ClusterSim.Nodes;
using ClusterSim.Scheduling;

namespace UnitTesting.Scheduling;

public sealed class LowestPriceTests
{
    [Test]
    public void Fills_the_cheapest_node_first()
    {
        using var cluster = new Cluster(new ClusterOptions
        {
            Nodes = 0,
            Scheduler = new() { Profiles = [SchedulerProfile.Default.With(() => new LowestPrice(), weight: 10)] },
        });
        cluster.Machines.Add("cheap", Machine(cents: 2));
        cluster.Machines.Add("dear", Machine(cents: 9));

        cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 6
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "1"}}}]}
            """);
        cluster.Settle();

        var pods = cluster.Client.List<Pod>("default");
        pods.Count(pod => pod.Spec.NodeName == "cheap").Should().Be(4, "no more fit on four CPUs");
        pods.Count(pod => pod.Spec.NodeName == "dear").Should().Be(2);
    }

    private static MachineSpec Machine(int cents) => MachineSpec.WithCapacity(cpu: "4", memory: "8Gi") with
    {
        Labels = [new(LowestPrice.Label, $"{cents}")],
    };
}
