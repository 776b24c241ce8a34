namespace ClusterSim.Api.Resources;

/// <summary>What a ResourceClaim wishes for.</summary>
public sealed record ResourceClaimSpec : ApiRecord
{
    /// <summary>Wanted devices.</summary>
    public DeviceClaim Devices { get; init; } = Unset<DeviceClaim>.Value;
}
