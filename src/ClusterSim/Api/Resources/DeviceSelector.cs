namespace ClusterSim.Api.Resources;

/// <summary>A condition on devices.</summary>
public sealed record DeviceSelector : ApiRecord
{
    /// <summary>The condition in CEL.</summary>
    public CELDeviceSelector? Cel { get; init; }
}
