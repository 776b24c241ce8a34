using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Configuration;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The file that configures kube-scheduler.</summary>
public sealed class SchedulerConfigurationTests : WholeClusterFixture
{
    private static readonly string[] Defaults = [.. SchedulerProfile.DefaultPlugins.Select(plugin => plugin.Name)];

    [Test]
    public void Without_profiles_means_the_defaults()
    {
        var options = Read("""
            leaderElection:
              leaderElect: true
            clientConnection:
              kubeconfig: /etc/kubernetes/scheduler.conf
            """);

        options.Profiles.Should().ContainSingle().Which.SchedulerName.Should().Be("default-scheduler");
        options.Profiles[0].Plugins.Select(plugin => plugin.Name).Should().Equal(Defaults);
        options.PodInitialBackoff.Should().Be(TimeSpan.FromSeconds(1));
        options.PodMaxBackoff.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Test]
    public void Sets_weights_where_the_plugins_are()
    {
        var profile = Read("""
            podInitialBackoffSeconds: 2
            podMaxBackoffSeconds: 60
            profiles:
            - schedulerName: custom
              plugins:
                score:
                  enabled:
                  - name: ImageLocality
                    weight: 9
                multiPoint:
                  enabled:
                  - name: NodeAffinity
                    weight: 5
            """).Profiles[0];

        profile.SchedulerName.Should().Be("custom");
        profile.Plugins.Select(plugin => plugin.Name).Should().Equal(Defaults);
        Weight(profile, "ImageLocality").Should().Be(9);
        Weight(profile, "NodeAffinity").Should().Be(5);
        Weight(profile, "TaintToleration").Should().Be(3);
        profile.AskedFirst.Should().Contain(new PluginOrder(ExtensionPoints.Score, ["ImageLocality"]));
    }

    [Test]
    public void Takes_plugins_away_at_one_extension_point_or_everywhere()
    {
        var profile = Read("""
            profiles:
            - plugins:
                score:
                  disabled:
                  - name: NodeResourcesFit
                postFilter:
                  disabled:
                  - name: "*"
                multiPoint:
                  disabled:
                  - name: ImageLocality
                  - name: NotEvenThere
            """).Profiles[0];

        profile.Plugins.Select(plugin => plugin.Name).Should().Equal(Defaults.Except(["ImageLocality"]));
        Find(profile, "NodeResourcesFit").Points.Should().Be(ExtensionPoints.All & ~ExtensionPoints.Score & ~ExtensionPoints.PostFilter);
        Find(profile, "DefaultPreemption").Points.Should().NotHaveFlag(ExtensionPoints.PostFilter);
    }

    [Test]
    public void Leaves_only_what_is_named_when_everything_is_taken_away()
    {
        var profile = Read("""
            profiles:
            - plugins:
                score:
                  disabled: [{name: "*"}]
                  enabled: [{name: ImageLocality}, {name: NodeResourcesFit, weight: 4}]
            """).Profiles[0];

        profile.Plugins.Where(plugin => plugin.Points.HasFlag(ExtensionPoints.Score)).Select(plugin => plugin.Name).Should().BeEquivalentTo("ImageLocality", "NodeResourcesFit");
        Weight(profile, "NodeResourcesFit").Should().Be(4);
        Weight(profile, "ImageLocality").Should().Be(1);
        Find(profile, "NodeResourcesFit").Points.Should().Be(ExtensionPoints.All);
    }

    [Test]
    public void Takes_what_stands_in_files_that_kube_scheduler_writes_and_tools_make()
    {
        var options = Read("""
            enableContentionProfiling: true
            enableProfiling: true
            delayCacheUntilActive: false
            parallelism: 16
            percentageOfNodesToScore: 0
            podInitialBackoffSeconds: 1
            podMaxBackoffSeconds: 10
            clientConnection: {acceptContentTypes: "", burst: 100, contentType: application/vnd.kubernetes.protobuf, kubeconfig: /etc/kubernetes/scheduler.conf, qps: 50}
            leaderElection:
              leaderElect: true
              leaseDuration: 15s
              renewDeadline: 10s
              resourceLock: leases
              resourceName: kube-scheduler
              resourceNamespace: kube-system
              retryPeriod: 2s
            profiles:
            - schedulerName: default-scheduler
              plugins:
                bind: {}
                multiPoint:
                  enabled:
                  - {name: SchedulingGates, weight: 0}
                  - {name: PrioritySort, weight: 0}
                  - {name: TaintToleration, weight: 3}
              pluginConfig:
              - name: DefaultPreemption
                args: {apiVersion: kubescheduler.config.k8s.io/v1, kind: DefaultPreemptionArgs, minCandidateNodesAbsolute: 100, minCandidateNodesPercentage: 10}
              - name: DynamicResources
                args: {apiVersion: kubescheduler.config.k8s.io/v1, kind: DynamicResourcesArgs, filterTimeout: 10s, bindingTimeout: 600s}
              - name: NodeAffinity
                args: {apiVersion: kubescheduler.config.k8s.io/v1, kind: NodeAffinityArgs}
              - name: NodeResourcesBalancedAllocation
                args:
                  apiVersion: kubescheduler.config.k8s.io/v1
                  kind: NodeResourcesBalancedAllocationArgs
                  resources: [{name: cpu, weight: 1}, {name: memory, weight: 1}]
              - name: NodeResourcesFit
                args:
                  apiVersion: kubescheduler.config.k8s.io/v1
                  kind: NodeResourcesFitArgs
                  scoringStrategy: {resources: [{name: cpu, weight: 1}, {name: memory, weight: 1}], type: LeastAllocated}
              - name: VolumeBinding
                args: {apiVersion: kubescheduler.config.k8s.io/v1, bindTimeoutSeconds: 600, kind: VolumeBindingArgs}
            - schedulerName: packing
              pluginConfig:
              - name: NodeResourcesFit
                args: {scoringStrategy: {type: MostAllocated}}
            """);

        options.Profiles.Select(profile => profile.SchedulerName).Should().Equal("default-scheduler", "packing");
        options.Profiles.Should().AllSatisfy(profile => profile.Plugins.Select(plugin => plugin.Name).Should().Equal(Defaults));
    }

    [TestCase("LeastAllocated", "node-2")]
    [TestCase("MostAllocated", "node-1")]
    public void Gives_plugins_their_arguments(string strategy, string expected)
    {
        Restart(new()
        {
            Nodes = 2,
            Scheduler = Read($$"""
                profiles:
                - pluginConfig:
                  - name: NodeResourcesFit
                    args:
                      apiVersion: kubescheduler.config.k8s.io/v1
                      kind: NodeResourcesFitArgs
                      scoringStrategy:
                        type: {{strategy}}
                        resources: [{name: cpu, weight: 1}]
                  plugins:
                    score:
                      disabled: [{name: "*"}]
                      enabled: [{name: NodeResourcesFit}]
                """),
        });
        Run(1);
        ApplyPod("ballast", container: AskFor("1"), spec: spec => spec with { NodeName = "node-1" });
        Run(5);
        ApplyPod("web", container: AskFor("1"));
        Run(1);

        Pod("web").Spec.NodeName.Should().Be(expected);
    }

    [Test]
    public void Adds_an_affinity_that_all_pods_of_a_profile_have()
    {
        Restart(new()
        {
            Scheduler = Read("""
                profiles:
                - schedulerName: pinned
                  pluginConfig:
                  - name: NodeAffinity
                    args:
                      addedAffinity:
                        requiredDuringSchedulingIgnoredDuringExecution:
                          nodeSelectorTerms:
                          - matchExpressions:
                            - {key: kubernetes.io/hostname, operator: In, values: [node-3]}
                """),
        });
        Run(1);
        ApplyPod("web", spec: spec => spec with { SchedulerName = "pinned" });
        Run(1);

        Pod("web").Spec.NodeName.Should().Be("node-3");
    }

    [Test]
    public void Makes_plugins_of_ones_own_with_their_arguments()
    {
        var plugins = new PluginCatalog().Add<FavouriteArgs>("Favourite", (_, args) => new Favourite(args.Node));
        Restart(new()
        {
            Scheduler = SchedulerConfiguration.Read(Header + """
                profiles:
                - plugins:
                    multiPoint:
                      enabled: [{name: Favourite, weight: 100}]
                  pluginConfig:
                  - name: Favourite
                    args: {node: node-2}
                """, plugins),
        });
        Run(1);
        ApplyPod("web");
        Run(1);

        Pod("web").Spec.NodeName.Should().Be("node-2");
    }

    [TestCase("profils: []", "KubeSchedulerConfiguration:3:1: unknown field \"profils\", did you mean \"profiles\"?")]
    [TestCase("podMaxBackoffSeconds: long", "*podMaxBackoffSeconds*")]
    public void Says_where_it_cannot_be_read(string text, string expected)
    {
        var read = () => Read(text);

        read.Should().Throw<ManifestException>().WithMessage(expected);
    }

    [Test]
    public void Is_no_object_that_a_cluster_could_store()
    {
        var apply = () => Cluster.ApplyText(Header);

        apply.Should().Throw<ManifestException>().WithMessage("*no matches for kind \"KubeSchedulerConfiguration\" in version \"kubescheduler.config.k8s.io/v1\"*");
        var other = () => SchedulerConfiguration.Read("apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n");
        other.Should().Throw<ManifestException>().WithMessage("*expected one object, of kind KubeSchedulerConfiguration*");
    }

    private const string Header = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";

    private static SchedulerOptions Read(string text) => SchedulerConfiguration.Read(Header + text);

    private static PluginRegistration Find(SchedulerProfile profile, string plugin) => profile.Plugins.Single(registration => registration.Name == plugin);

    private static int Weight(SchedulerProfile profile, string plugin) => Find(profile, plugin).Weight;

    private static Func<Container, Container> AskFor(string cpu) => container => container with { Resources = new() { Requests = [new("cpu", cpu)] } };

    private sealed record FavouriteArgs : ApiRecord
    {
        public string Node { get; init; } = "";
    }

    private sealed class Favourite(string favourite) : NodeScore
    {
        public override string Name => "Favourite";

        public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

        protected override long Score(PodShape pod, NodeView node) => node.Name == favourite ? 100 : 0;
    }
}
