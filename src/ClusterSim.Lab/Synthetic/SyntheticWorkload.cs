namespace ClusterSim.Lab.Synthetic;

/// <summary>A workload as somebody thinks it up: kinds of Nodes and kinds of Pods, with distributions in place of figures.</summary>
/// <remarks>A file of it looks like a Kubernetes object, of <c>apiVersion: lab.clustersim.io/v1</c>; what is not a distribution is in Kubernetes' own words. No API server serves the kind.</remarks>
public sealed record SyntheticWorkload : ApiObject
{
    internal static ResourceType Resource { get; } = new()
    {
        Group = "lab.clustersim.io",
        Version = "v1",
        Kind = nameof(SyntheticWorkload),
        Plural = "",
        Singular = "syntheticworkload",
        ClrType = typeof(SyntheticWorkload),
        Namespaced = false,
    };

    /// <inheritdoc/>
    public override string ApiVersion => Resource.ApiVersion;

    /// <inheritdoc/>
    public override string Kind => Resource.Kind;

    /// <summary>What there is, and what comes.</summary>
    public SyntheticSpec Spec { get; init; } = new();
}

/// <summary>What a synthetic workload is made of.</summary>
public sealed record SyntheticSpec : ApiRecord
{
    /// <summary>The kinds of Nodes; at least one.</summary>
    public ValueList<SyntheticNodeGroup> Nodes { get; init; } = [];

    /// <summary>How many Pods come; null: as many as <see cref="Until"/> says. One of the two is needed.</summary>
    public int? Pods { get; init; }

    /// <summary>Up to where Pods come, as a multiple of what the Nodes have: 1.3 stops before more than 130 % of it is asked for. GPUs count where there are any, otherwise CPU.</summary>
    public double? Until { get; init; }

    /// <summary>The time between Pods, a distribution, as in <c>poisson(2)</c>: two a second on average; null: all come at once, in order.</summary>
    public JsonValue? Arrival { get; init; }

    /// <summary>The kinds of Pods; at least one.</summary>
    public ValueList<SyntheticPodClass> Classes { get; init; } = [];
}

/// <summary>Nodes of one kind.</summary>
public sealed record SyntheticNodeGroup : ApiRecord
{
    /// <summary>What their names begin with; the group's number and that of the Node follow. Null: <c>node</c>.</summary>
    public string? Name { get; init; }

    /// <summary>How many; at least one.</summary>
    public int Count { get; init; }

    /// <summary>Zones, among which they are dealt out in turn (label <c>topology.kubernetes.io/zone</c>); none: no label.</summary>
    public ValueList<string> Zones { get; init; } = [];

    /// <summary>Their labels, besides those of name and zone.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>Their taints.</summary>
    public ValueList<Taint> Taints { get; init; } = [];

    /// <summary>What a Node has of each resource, distributions: <c>cpu</c> and <c>memory</c> are needed; <c>pods</c> is 110 unless given.</summary>
    public ValueMap<JsonValue> Capacity { get; init; } = [];

    /// <summary>How many GPUs a Node has that the lab's policies share out (<see cref="GpuLabels"/>).</summary>
    public int Gpus { get; init; }

    /// <summary>Their model; null: none is named.</summary>
    public string? GpuModel { get; init; }
}

/// <summary>Pods of one kind.</summary>
public sealed record SyntheticPodClass : ApiRecord
{
    /// <summary>What their names begin with; a number follows. Also the label <c>app</c>, unless that is given. Null: <c>pod</c>.</summary>
    public string? Name { get; init; }

    /// <summary>How many of all Pods are of this kind, in proportion to the others; null: 1.</summary>
    public double? Share { get; init; }

    /// <summary>Their labels.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>What a Pod asks for of each resource, distributions: CPU in whole thousandths, memory in whole mebibytes, everything else in whole numbers.</summary>
    public ValueMap<JsonValue> Requests { get; init; } = [];

    /// <summary>GPUs that a Pod asks for, a distribution: less than one is a part of one, more than one is rounded (<see cref="GpuRequest"/>). Null: none.</summary>
    public JsonValue? Gpus { get; init; }

    /// <summary>The models it can use, joined by <c>|</c>; null: any.</summary>
    public string? GpuModels { get; init; }

    /// <summary>Priority, a distribution; null: 0.</summary>
    public JsonValue? Priority { get; init; }

    /// <summary>How long a Pod stays, a distribution of times; null: for ever.</summary>
    public JsonValue? Lifetime { get; init; }

    /// <summary>Everything else of the Pod, as in a manifest: affinity, spreading, tolerations. Containers may be left out.</summary>
    public PodSpec? Spec { get; init; }
}
