namespace ClusterSim.Scheduling.Configuration;

/// <summary>The file that configures a kube-scheduler. What does not matter here (leader election, connections) may stand in it and is not looked at.</summary>
/// <remarks>Source: staging/src/k8s.io/kube-scheduler/config/v1/types.go (v1.36).</remarks>
public sealed record KubeSchedulerConfiguration : ApiObject
{
    /// <summary>How the file says what it is. No API server serves the kind.</summary>
    internal static ResourceType Resource { get; } = new()
    {
        Group = "kubescheduler.config.k8s.io",
        Version = "v1",
        Kind = nameof(KubeSchedulerConfiguration),
        Plural = "",
        Singular = "kubeschedulerconfiguration",
        ClrType = typeof(KubeSchedulerConfiguration),
        Namespaced = false,
    };

    /// <inheritdoc/>
    public override string ApiVersion => Resource.ApiVersion;

    /// <inheritdoc/>
    public override string Kind => Resource.Kind;

    /// <summary>How many Nodes are looked at in parallel. Without meaning here.</summary>
    public int? Parallelism { get; init; }

    /// <summary>Who of several schedulers is active. Without meaning here.</summary>
    public JsonValue? LeaderElection { get; init; }

    /// <summary>How the scheduler reaches the API server. Without meaning here.</summary>
    public JsonValue? ClientConnection { get; init; }

    /// <summary>Where it reports its health. Without meaning here.</summary>
    public string? HealthzBindAddress { get; init; }

    /// <summary>Where it reports metrics. Without meaning here.</summary>
    public string? MetricsBindAddress { get; init; }

    /// <summary>Without meaning here.</summary>
    public bool? EnableProfiling { get; init; }

    /// <summary>Without meaning here.</summary>
    public bool? EnableContentionProfiling { get; init; }

    /// <summary>How many Nodes are enough to choose from, in percent. Here all are always looked at.</summary>
    public int? PercentageOfNodesToScore { get; init; }

    /// <summary>Back-off after the first failed attempt, in seconds; null: 1.</summary>
    public long? PodInitialBackoffSeconds { get; init; }

    /// <summary>Longest back-off, in seconds; null: 10.</summary>
    public long? PodMaxBackoffSeconds { get; init; }

    /// <summary>Ways of scheduling; none: one of the name <c>default-scheduler</c>.</summary>
    public ValueList<KubeSchedulerProfile> Profiles { get; init; } = [];

    /// <summary>Servers that are asked besides the plugins. Not supported: none may be given.</summary>
    public ValueList<JsonValue> Extenders { get; init; } = [];

    /// <summary>Without meaning here.</summary>
    public bool? DelayCacheUntilActive { get; init; }
}
