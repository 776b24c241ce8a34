namespace ClusterSim.Api.Apps;

/// <summary>Chooses how a Deployment replaces old Pods by new ones.</summary>
public sealed record DeploymentStrategy : ApiRecord
{
    /// <summary>Rollout method: <c>RollingUpdate</c> (default) or <c>Recreate</c>, which removes all old Pods first.</summary>
    public string? Type { get; init; }

    /// <summary>Surge and unavailability limits; only allowed when the type is <c>RollingUpdate</c>.</summary>
    public RollingUpdateDeployment? RollingUpdate { get; init; }
}
