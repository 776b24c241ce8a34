namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A change given as a JSON patch.</summary>
public sealed record JSONPatch : ApiRecord
{
    /// <summary>CEL that yields a list of <c>JSONPatch{…}</c>.</summary>
    public string? Expression { get; init; }
}
