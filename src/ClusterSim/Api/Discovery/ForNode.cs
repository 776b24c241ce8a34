namespace ClusterSim.Api.Discovery;

/// <summary>Names a Node that should use an endpoint.</summary>
public sealed record ForNode : ApiRecord
{
    /// <summary>Name of the Node that should prefer the endpoint.</summary>
    [Required]
    public string Name { get; init; } = "";
}
