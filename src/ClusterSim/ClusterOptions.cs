using ClusterSim.ApiServer;
using ClusterSim.Reconcilers;
using Microsoft.Extensions.Logging;

namespace ClusterSim;

/// <summary>How a cluster is set up. Every default is Kubernetes' own where it has one.</summary>
public sealed record ClusterOptions
{
    /// <summary>When virtual clusters begin unless said otherwise: 1 January 2026, midnight UTC.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where all randomness comes from: the same seed and inputs give the same run, event for event. 1 unless set.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What the cluster's clock shows when it is created; <see cref="DefaultStart"/> unless set.</summary>
    public DateTimeOffset Start { get; init; } = DefaultStart;

    /// <summary>Components of one's own. One that has the name of a built-in one takes its place. None unless set.</summary>
    public IReadOnlyList<IClusterComponent> Components { get; init; } = [];

    /// <summary>Built-in components to leave out, by name, as in <c>deployment-controller</c> or <c>kube-scheduler</c>. None unless set.</summary>
    public IReadOnlyList<string> WithoutComponents { get; init; } = [];

    /// <summary>Kinds of one's own that the API serves: records that derive from <see cref="ApiObject"/> and carry <see cref="ResourceAttribute"/>. None unless set.</summary>
    public IReadOnlyList<Type> Resources { get; init; } = [];

    /// <summary>The API server: admission, address ranges, the event log.</summary>
    public ApiServerOptions ApiServer { get; init; } = new();

    /// <summary>Where components log what interests those who look for mistakes; null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
