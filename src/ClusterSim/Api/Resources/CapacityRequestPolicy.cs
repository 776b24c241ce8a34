namespace ClusterSim.Api.Resources;

/// <summary>How much of a device's capacity a claim may get.</summary>
public sealed record CapacityRequestPolicy : ApiRecord
{
    /// <summary>Amount for claims that do not say.</summary>
    public Quantity? Default { get; init; }

    /// <summary>Possible amounts in ascending order, at most 10; excludes <c>validRange</c>.</summary>
    [Atomic]
    public ValueList<Quantity> ValidValues { get; init; } = [];

    /// <summary>Possible amounts as a range.</summary>
    public CapacityRequestPolicyRange? ValidRange { get; init; }
}
