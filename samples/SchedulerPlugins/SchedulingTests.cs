using ClusterSim.Scheduling.Configuration;

namespace SchedulerPlugins;

public sealed class SchedulingTests
{
    [Test]
    public void A_policy_is_one_class()
    {
        using var cluster = new Cluster(new ClusterOptions
        {
            Scheduler = new() { Profiles = [SchedulerProfile.Default.With(() => new GoldFirst(), weight: 10)] },
        });
        cluster.Client.Update(cluster.Client.Get<Node>(new ObjectKey("node-2")).WithLabel("tier", "gold"));

        NodeOf(cluster, schedulerName: null).Should().Be("node-2");
    }

    [Test]
    public void Plugins_and_arguments_come_from_a_file()
    {
        var plugins = new PluginCatalog().Add<FavouriteArgs>("Favourite", (handle, args) => new Favourite(args.Node));
        var scheduler = SchedulerConfiguration.Read("""
            apiVersion: kubescheduler.config.k8s.io/v1
            kind: KubeSchedulerConfiguration
            profiles:
            - schedulerName: default-scheduler
              plugins:
                multiPoint:
                  enabled: [{name: Favourite, weight: 100}]
              pluginConfig:
              - name: Favourite
                args: {node: node-2}
            - schedulerName: packing
              pluginConfig:
              - name: NodeResourcesFit
                args: {scoringStrategy: {type: MostAllocated}}
            """, plugins);
        using var cluster = new Cluster(new ClusterOptions { Scheduler = scheduler });

        NodeOf(cluster, schedulerName: null).Should().Be("node-2");
        NodeOf(cluster, "packing").Should().Be("node-2", "something stands there already");
    }

    [Test]
    public void A_cluster_can_have_several_schedulers()
    {
        var profile = SchedulerProfile.Default.With(() => new Favourite("node-3"), weight: 100) with { SchedulerName = "batch" };
        using var cluster = new Cluster(new ClusterOptions
        {
            Components = [new SchedulerComponent(new() { Profiles = [profile] }, name: "batch-scheduler")],
        });

        NodeOf(cluster, "batch").Should().Be("node-3");
        NodeOf(cluster, "nobody").Should().BeNull("no scheduler has such a profile");
    }

    private static string? NodeOf(Cluster cluster, string? schedulerName)
    {
        var name = schedulerName ?? "web";
        cluster.Apply(new Pod
        {
            Metadata = new() { Name = name },
            Spec = new() { SchedulerName = schedulerName, Containers = [new() { Name = "main", Image = "nginx", Resources = new() { Requests = [new("cpu", "1"), new("memory", "1Gi")] } }] },
        });
        cluster.Run(TimeSpan.FromSeconds(10));
        return cluster.Client.Get<Pod>(new ObjectKey("default", name)).Spec.NodeName;
    }
}
