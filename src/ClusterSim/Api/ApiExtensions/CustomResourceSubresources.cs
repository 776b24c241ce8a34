namespace ClusterSim.Api.ApiExtensions;

/// <summary>Which subresources of a kind are served.</summary>
public sealed record CustomResourceSubresources : ApiRecord
{
    /// <summary>Set when <c>status</c> is written on a path of its own.</summary>
    public CustomResourceSubresourceStatus? Status { get; init; }

    /// <summary>Set when the number of replicas is read and written as a <c>Scale</c>.</summary>
    public CustomResourceSubresourceScale? Scale { get; init; }
}
