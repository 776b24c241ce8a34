namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A named expression of a policy.</summary>
[Atomic]
public sealed record Variable : ApiRecord
{
    /// <summary>CEL identifier, unique in the policy.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>CEL that yields the value.</summary>
    [Required]
    public string Expression { get; init; } = "";
}
