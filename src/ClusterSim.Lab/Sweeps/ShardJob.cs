using ClusterSim.Api.Batch;

namespace ClusterSim.Lab.Sweeps;

/// <summary>A Job that runs the parts of an experiment on a cluster: one Pod for each, told by its completion index which one.</summary>
/// <remarks>
/// The Job is an Indexed one: <c>$(JOB_COMPLETION_INDEX)</c>, which Kubernetes puts into the arguments, is the shard. A part that fails is tried again, without
/// the others; since a part is a pure function of its arguments, nothing is lost by that.
/// </remarks>
public sealed record ShardJob
{
    /// <summary>Where results are mounted in the containers.</summary>
    public const string ResultsPath = "/results";

    /// <summary>Where what the experiment reads is mounted.</summary>
    public const string DataPath = "/data";

    private const int Retries = 2;

    /// <summary>What the Job is called.</summary>
    public required string Name { get; init; }

    /// <summary>The image; <c>clustersim</c> is on its path.</summary>
    public required string Image { get; init; }

    /// <summary>How many parts there are.</summary>
    public required int Shards { get; init; }

    /// <summary>How many run at a time; null: all of them.</summary>
    public int? Parallelism { get; init; }

    /// <summary>CPUs for each.</summary>
    public Quantity Cpu { get; init; } = 1;

    /// <summary>Memory for each.</summary>
    public Quantity Memory { get; init; } = "1Gi";

    /// <summary>A claim that exists, for the results; null: one of the Job's name comes with it.</summary>
    public string? Claim { get; init; }

    /// <summary>A claim that exists, with what the experiment reads; null for none.</summary>
    public string? DataClaim { get; init; }

    /// <summary>What says what is compared, as for <c>clustersim scheduler lab</c>.</summary>
    public required ValueList<string> Arguments { get; init; }

    /// <summary>The objects, in the order in which they are to be created.</summary>
    public IReadOnlyList<ApiObject> ToObjects() => Claim is null ? [ClaimForResults(), ToJob()] : [ToJob()];

    private PersistentVolumeClaim ClaimForResults() => new()
    {
        Metadata = new() { Name = Name },
        Spec = new() { AccessModes = ["ReadWriteMany"], Resources = new() { Requests = [new("storage", "1Gi")] } }, // Pods on several Nodes write to it.
    };

    private Job ToJob() => new()
    {
        Metadata = new() { Name = Name },
        Spec = new()
        {
            CompletionMode = "Indexed",
            Completions = Shards,
            Parallelism = Parallelism ?? Shards,
            BackoffLimitPerIndex = Retries,
            Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [Container()], Volumes = [Volume("results", Claim ?? Name), .. DataClaim is null ? [] : (Volume[])[Volume("data", DataClaim)]] } },
        },
    };

    private Container Container()
    {
        ValueMap<Quantity> resources = [new("cpu", Cpu), new("memory", Memory)];
        return new()
        {
            Name = "lab",
            Image = Image,
            Command = ["clustersim"],
            Args =
            [
                "scheduler", "lab", .. Arguments.Select(argument => argument.Replace("$(", "$$(", StringComparison.Ordinal)),
                "--shards", $"{Shards}", "--shard", "$(JOB_COMPLETION_INDEX)", "--out", ResultsPath, "--force", // A Pod that is tried again may find what the one before it wrote.
            ],
            Resources = new() { Requests = resources, Limits = resources },
            VolumeMounts = [new() { Name = "results", MountPath = ResultsPath }, .. DataClaim is null ? [] : (VolumeMount[])[new() { Name = "data", MountPath = DataPath, ReadOnly = true }]],
        };
    }

    private static Volume Volume(string name, string claim) => new() { Name = name, PersistentVolumeClaim = new() { ClaimName = claim } };
}
