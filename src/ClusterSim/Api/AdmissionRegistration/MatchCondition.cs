namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A named CEL expression that narrows which writes are looked at.</summary>
public sealed record MatchCondition : ApiRecord
{
    /// <summary>Qualified name, unique in the list, for messages and metrics.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>CEL that yields a boolean; sees <c>object</c>, <c>oldObject</c>, <c>request</c> and <c>authorizer</c>.</summary>
    [Required]
    public string Expression { get; init; } = "";
}
