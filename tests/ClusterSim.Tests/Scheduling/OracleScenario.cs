using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Policy;
using ClusterSim.Api.Storage;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Plugins;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Scheduling;

/// <summary>A recorded cluster, set up for the scheduler's algorithm without API server.</summary>
internal sealed class OracleScenario
{
    private readonly JsonObject _scenario;
    private readonly Nominator _nominator;

    public OracleScenario(JsonObject scenario)
    {
        _scenario = scenario;
        Id = scenario["id"]!.AsText!;
        IsSequential = scenario["sequential"] is not null;
        var objects = new GivenObjects();
        foreach (var obj in Others())
            objects.Set(obj);
        Cache = new(objects);
        foreach (var node in Items<Node>("nodes"))
            Cache.Snapshot.SetNode(node);
        foreach (var pod in Items<Pod>("pods").Where(pod => pod.Status.Phase is not ("Succeeded" or "Failed")))
            Cache.Set(pod);
        Cache.Snapshot.Arrange();
        var handle = new SchedulerHandle(null, name => new RandomStream(1, name)) { Objects = objects };
        _nominator = handle.Nominator;
        foreach (var pod in Items<Pod>("nominated"))
            _nominator.Set(pod, Cache.Shapes.OfPending(pod), pod.Status.NominatedNodeName!);
        Profile = new ProfileRuntime(ProfileOf((JsonObject)scenario["config"]!), handle);
        Algorithm = new SchedulingAlgorithm(Profile, Cache.Snapshot, _nominator, TieBreak.LowestName, handle.Random);
        Preemption = Profile.Plugins.OfType<DefaultPreemption>().Single();
    }

    public string Id { get; }

    public bool IsSequential { get; }

    public SchedulerCache Cache { get; }

    public Snapshot Snapshot => Cache.Snapshot;

    public ProfileRuntime Profile { get; }

    public SchedulingAlgorithm Algorithm { get; }

    public DefaultPreemption Preemption { get; }

    public IEnumerable<(Pod Pod, JsonObject Expected, JsonObject? Documented)> Pending =>
        ((JsonArray)_scenario["pending"]!).Items.Select(entry =>
            (ObjectJson.FromJson<Pod>(entry["pod"]!), (JsonObject)entry["expected"]!, entry["expectedDocumented"] as JsonObject));

    public IEnumerable<(string Pod, string? Node)> Assignments =>
        ((JsonArray)_scenario["assignments"]!).Items.Select(entry => (entry["pod"]!.AsText!, entry["node"]?.AsText));

    public CycleState Begin(Pod pod)
    {
        var state = new CycleState();
        state.Begin(pod, Cache.Shapes.OfPending(pod));
        return state;
    }

    internal IEnumerable<T> Items<T>(string name) where T : ApiObject =>
        _scenario[name] is JsonArray items ? items.Items.Select(item => ObjectJson.FromJson<T>(item)) : [];

    private IEnumerable<ApiObject> Others() =>
    [
        .. Items<PodDisruptionBudget>("podDisruptionBudgets"), .. Items<Namespace>("namespaces"), .. Items<Service>("services"),
        .. Items<ReplicationController>("replicationControllers"), .. Items<ReplicaSet>("replicaSets"), .. Items<StatefulSet>("statefulSets"),
        .. Items<PersistentVolume>("persistentVolumes"), .. Items<PersistentVolumeClaim>("persistentVolumeClaims"),
        .. Items<StorageClass>("storageClasses"), .. Items<CSINode>("csiNodes"), .. Items<CSIDriver>("csiDrivers"),
    ];

    private SchedulerProfile ProfileOf(JsonObject config)
    {
        var profile = SchedulerProfile.Default
            .With(new PluginRegistration("NodeResourcesFit", _ => new NodeResourcesFit(new() { ScoringStrategy = StrategyOf(config["scoringStrategy"]!) })))
            .With(new PluginRegistration("InterPodAffinity", _ => new InterPodAffinity(new() { HardPodAffinityWeight = (int)Number(config["hardPodAffinityWeight"], fallback: 1) })) { Weight = 2 })
            .With(new PluginRegistration("DefaultPreemption", handle => new DefaultPreemption(handle, OptionsOf(config))));
        return config["balancedAllocationResources"] is JsonArray resources
            ? profile.With(new PluginRegistration("NodeResourcesBalancedAllocation", _ => new NodeResourcesBalancedAllocation(ResourcesOf(resources))))
            : profile;
    }

    private static DefaultPreemptionOptions OptionsOf(JsonObject config) =>
        config["preemptionAllCandidates"] is null ? new() : new() { MinCandidateNodesPercentage = 100, MinCandidateNodesAbsolute = 100 };

    private static ScoringStrategy StrategyOf(JsonValue strategy) => new()
    {
        Type = Enum.Parse<ScoringStrategyType>(strategy["type"]!.AsText!),
        Resources = ResourcesOf((JsonArray)strategy["resources"]!),
        Shape = strategy.At("requestedToCapacityRatio", "shape") is JsonArray shape
            ? [.. shape.Items.Select(point => new UtilizationShapePoint((int)Number(point["utilization"]), (int)Number(point["score"])))]
            : [],
    };

    private static ValueList<ResourceSpec> ResourcesOf(JsonArray resources) =>
        [.. resources.Items.Select(resource => new ResourceSpec(resource["name"]!.AsText!, Number(resource["weight"], fallback: 1)))];

    public static long Number(JsonValue? value, long fallback = 0) => value is JsonInteger integer ? integer.Value : fallback;
}
