using ClusterSim.Api;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Configuration;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Files that kube-scheduler would not start with: each is refused with the path of the field.</summary>
public sealed class BadSchedulerConfigurationTests
{
    [TestCase("profiles: [{schedulerName: a}, {schedulerName: a}]", "profiles[1].schedulerName: Duplicate value: \"a\"")]
    [TestCase("profiles: [{schedulerName: a}, {}]", "profiles[1].schedulerName: Required value")]
    [TestCase("podInitialBackoffSeconds: 20", "podMaxBackoffSeconds: Invalid value: 10: must be greater than or equal to PodInitialBackoffSeconds")]
    [TestCase("podInitialBackoffSeconds: 0", "podInitialBackoffSeconds: Invalid value: 0: must be greater than 0")]
    [TestCase("extenders: [{urlPrefix: \"http://x\"}]", "extenders: Forbidden: they are not supported.")]
    [TestCase("parallelism: 0", "parallelism: Invalid value: 0: should be an integer value greater than zero")]
    [TestCase("percentageOfNodesToScore: 101", "percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]")]
    [TestCase("profiles: [{percentageOfNodesToScore: -1}]", "profiles[0].percentageOfNodesToScore: Invalid value: -1: not in valid range [0-100]")]
    [TestCase("parallelism: -1\npodMaxBackoffSeconds: 0", "[parallelism: Invalid value: -1: *, podMaxBackoffSeconds: Invalid value: 0: *]")]
    public void Says_what_is_wrong_with_the_file(string text, string expected) => Refuses(text, expected);

    [TestCase("score: {enabled: [{name: NodeResourceFit}]}", "score.enabled[0].name: Not found: \"NodeResourceFit\": the plugin does not exist. There are: DefaultBinder, *")]
    [TestCase("multiPoint: {enabled: [{name: ImageLocality}, {name: Own}]}", "multiPoint.enabled[1].name: Not found: \"Own\": the plugin does not exist.*")]
    [TestCase("score: {enabled: [{name: ImageLocality, weight: 0}]}", "score.enabled[0].weight: Invalid value: 0: must be 1 or more*")]
    [TestCase("multiPoint: {enabled: [{name: ImageLocality, weight: 0}]}", "multiPoint.enabled[0].weight: Invalid value: 0: must be 1 or more*")]
    [TestCase("score: {enabled: [{name: ImageLocality, weight: -3}]}", "score.enabled[0].weight: Invalid value: -3: must be 1 or more*")]
    [TestCase("score: {enabled: [{name: ImageLocality}, {name: ImageLocality}]}", "score.enabled[1].name: Duplicate value: \"ImageLocality\"")]
    [TestCase("multiPoint: {enabled: [{name: NodePorts}, {name: NodePorts}]}", "multiPoint.enabled[1].name: Duplicate value: \"NodePorts\"")]
    public void Says_what_is_wrong_with_the_plugins(string text, string expected) => Refuses($"profiles: [{{plugins: {{{text}}}}}]", "profiles[0].plugins." + expected);

    [TestCase("NodeResourcesFit, args: {scoringStrategie: {}}", ": Invalid value: unknown field \"scoringStrategie\"")]
    [TestCase("NodeResourcesFit, args: {kind: NodeAffinityArgs}", ".kind: Unsupported value: \"NodeAffinityArgs\": supported values: \"NodeResourcesFitArgs\"")]
    [TestCase("NodeResourcesFit, args: {apiVersion: v1}", ".apiVersion: Unsupported value: \"v1\": supported values: \"kubescheduler.config.k8s.io/v1\"")]
    [TestCase("NodeResourcesFit, args: [1]", ": Invalid value: must be an object")]
    [TestCase("NodeResourcesFit, args: {ignoredResourceGroups: [a/b]}", ".ignoredResourceGroups[0]: Invalid value: \"a/b\": resource group name can't contain '/'")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: Tightest}}", ".scoringStrategy.type: Unsupported value: \"Tightest\": supported values: \"LeastAllocated\", \"MostAllocated\", \"RequestedToCapacityRatio\"")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 101}]}}", ".scoringStrategy.resources[0].weight: Invalid value: 101: resource weight of cpu not in valid range (0, 100]")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: RequestedToCapacityRatio}}", ".scoringStrategy.requestedToCapacityRatio: Required value: must be specified when type is RequestedToCapacityRatio")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated, requestedToCapacityRatio: {}}}", ".scoringStrategy.requestedToCapacityRatio: Forbidden: must be nil when type is not RequestedToCapacityRatio")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: []}}}", ".scoringStrategy.requestedToCapacityRatio.shape: Required value: at least one point must be specified")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [{utilization: 50, score: 1}, {utilization: 50, score: 2}]}}}", ".scoringStrategy.requestedToCapacityRatio.shape[1].utilization: Invalid value: 50: values must be sorted in increasing order")]
    [TestCase("NodeResourcesFit, args: {scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [{utilization: 50, score: 11}]}}}", ".scoringStrategy.requestedToCapacityRatio.shape[0].score: Invalid value: 11: not in valid range [0, 10]")]
    [TestCase("NodeResourcesBalancedAllocation, args: {resources: [{name: cpu}, {name: cpu}]}", ".resources[1].name: Duplicate value: \"cpu\"")]
    [TestCase("NodeResourcesBalancedAllocation, args: {resources: [{name: cpu, weight: 2}]}", ".resources[0].weight: Invalid value: 2: must be 1")]
    [TestCase("NodeAffinity, args: {addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Is}]}]}}}", ".addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator: Invalid value: \"Is\": not a valid selector operator")]
    [TestCase("DefaultPreemption, args: {minCandidateNodesPercentage: 101}", ".minCandidateNodesPercentage: Invalid value: 101: not in valid range [0, 100]")]
    [TestCase("DefaultPreemption, args: {minCandidateNodesAbsolute: -1}", ".minCandidateNodesAbsolute: Invalid value: -1: not in valid range [0, inf)")]
    [TestCase("VolumeBinding, args: {bindTimeoutSeconds: -1}", ".bindTimeoutSeconds: Invalid value: -1: invalid BindTimeoutSeconds, should not be a negative value")]
    [TestCase("VolumeBinding, args: {shape: [{utilization: 0, score: 0}]}", ".shape: Invalid value: unexpected field `shape`, remove it or turn on the feature gate StorageCapacityScoring")]
    [TestCase("DynamicResources, args: {filterTimeout: -1s}", ".filterTimeout: Invalid value: \"-1s\": must be zero or positive")]
    [TestCase("DynamicResources, args: {bindingTimeout: soon}", ".bindingTimeout: Invalid value: \"soon\": time: invalid duration \"soon\"")]
    public void Says_what_is_wrong_with_the_arguments(string config, string expected) =>
        Refuses($"profiles: [{{pluginConfig: [{{name: {config}}}]}}]", "profiles[0].pluginConfig[0].args" + expected);

    [TestCase("{name: NodeResourcesFit}, {name: NodeResourcesFit}", "profiles[0].pluginConfig[1].name: Duplicate value: \"NodeResourcesFit\"")]
    [TestCase("{name: Own, args: {a: 1}}", "profiles[0].pluginConfig[0].name: Not found: \"Own\": the plugin does not exist.*")]
    public void Says_whose_arguments_are_wrong(string configs, string expected) => Refuses($"profiles: [{{pluginConfig: [{configs}]}}]", expected);

    [TestCase("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}", null, ".defaultingType: Invalid value: \"System\": when .defaultConstraints are not empty")]
    [TestCase("", "Some", ".defaultingType: Unsupported value: \"Some\": supported values: \"System\", \"List\"")]
    [TestCase("{maxSkew: 0, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}", "List", ".defaultConstraints[0].maxSkew: Invalid value: 0: not in valid range (0, inf)")]
    [TestCase("{maxSkew: 1, topologyKey: \"\", whenUnsatisfiable: ScheduleAnyway}", "List", ".defaultConstraints[0].topologyKey: Required value: can not be empty")]
    [TestCase("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: Never}", "List", ".defaultConstraints[0].whenUnsatisfiable: Unsupported value: \"Never\": supported values: \"DoNotSchedule\", \"ScheduleAnyway\"")]
    [TestCase("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}", "List", ".defaultConstraints[0].labelSelector: Forbidden: constraint must not define a selector, as they deduced for each pod")]
    [TestCase("{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}, {maxSkew: 2, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway}", "List", ".defaultConstraints[1]: Duplicate value: \"{zone, ScheduleAnyway}\"")]
    public void Says_what_is_wrong_with_default_spreading(string constraints, string? type, string expected) => // Its plugin need not be there.
        Refuses<PodTopologySpreadArgs>("PodTopologySpread", $"{{defaultConstraints: [{constraints}]{(type is null ? "" : $", defaultingType: {type}")}}}", expected);

    [TestCase("{hardPodAffinityWeight: 101}", ".hardPodAffinityWeight: Invalid value: 101: not in valid range [0, 100]")]
    public void Says_what_is_wrong_with_inter_pod_affinity(string args, string expected) => Refuses<InterPodAffinityArgs>("InterPodAffinity", args, expected);

    [TestCase("filter: {enabled: [{name: ImageLocality}]}", "filter: Invalid value: \"ImageLocality\": the plugin does not extend Filter")]
    [TestCase("bind: {disabled: [{name: DefaultBinder}]}", "bind: Required value: at least one bind plugin is needed")]
    [TestCase("score: {enabled: [{name: ImageLocality, weight: 2000000000}]}", "score: Invalid value: total score of Score plugins could overflow")]
    public void A_cluster_does_not_start_with_plugins_that_cannot_do_what_is_asked(string plugins, string expected)
    {
        var scheduler = Read($"profiles: [{{plugins: {{{plugins}}}}}]");

        var start = () => new Cluster(new ClusterOptions { Scheduler = scheduler });

        start.Should().Throw<ArgumentException>().WithMessage("profiles[0].plugins." + expected);
    }

    [Test]
    public void A_cluster_does_not_start_with_two_orders_for_its_one_queue()
    {
        var scheduler = Read(
            """
            profiles:
            - schedulerName: a
            - schedulerName: b
              plugins: {queueSort: {enabled: [{name: LastInFirstOut}], disabled: [{name: "*"}]}}
            """,
            new PluginCatalog().Add("LastInFirstOut", static _ => new LastInFirstOut()));

        var start = () => new Cluster(new ClusterOptions { Scheduler = scheduler });

        start.Should().Throw<ArgumentException>().WithMessage("profiles[1].plugins.queueSort: Invalid value: \"LastInFirstOut\": must be the same for all profiles");
    }

    private static void Refuses(string text, string expected, PluginCatalog? plugins = null)
    {
        var read = () => Read(text, plugins);

        read.Should().Throw<ArgumentException>().WithMessage(expected);
    }

    private static void Refuses<TArgs>(string plugin, string args, string expected) where TArgs : ApiRecord, new() =>
        Refuses($"profiles: [{{pluginConfig: [{{name: {plugin}, args: {args}}}]}}]", "profiles[0].pluginConfig[0].args" + expected, new PluginCatalog().Add<TArgs>(plugin, static (_, _) => new LastInFirstOut()));

    private static SchedulerOptions Read(string text, PluginCatalog? plugins = null)
    {
        const string Header = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";
        return SchedulerConfiguration.Read(Header + text, plugins);
    }

    private sealed class LastInFirstOut : IQueueSortPlugin
    {
        public string Name => "LastInFirstOut";

        public int Compare(QueuedPod left, QueuedPod right) => right.Timestamp.CompareTo(left.Timestamp);
    }
}
