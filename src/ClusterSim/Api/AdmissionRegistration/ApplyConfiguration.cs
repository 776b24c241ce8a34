namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A change given as the fields to set.</summary>
public sealed record ApplyConfiguration : ApiRecord
{
    /// <summary>CEL that yields an <c>Object{…}</c> with the wanted fields.</summary>
    public string? Expression { get; init; }
}
