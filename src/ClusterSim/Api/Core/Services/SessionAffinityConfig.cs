namespace ClusterSim.Api.Core;

/// <summary>Settings for session affinity of a Service.</summary>
public sealed record SessionAffinityConfig : ApiRecord
{
    /// <summary>Settings for affinity by client address, such as its timeout.</summary>
    public ClientIPConfig? ClientIP { get; init; }
}
