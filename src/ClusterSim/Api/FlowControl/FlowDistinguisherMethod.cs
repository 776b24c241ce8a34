namespace ClusterSim.Api.FlowControl;

/// <summary>What tells the flows of one FlowSchema apart.</summary>
public sealed record FlowDistinguisherMethod : ApiRecord
{
    /// <summary><c>ByUser</c> or <c>ByNamespace</c>.</summary>
    [Required]
    public string Type { get; init; } = "";
}
