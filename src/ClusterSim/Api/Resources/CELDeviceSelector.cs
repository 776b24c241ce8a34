namespace ClusterSim.Api.Resources;

/// <summary>A condition on devices, in CEL.</summary>
public sealed record CELDeviceSelector : ApiRecord
{
    /// <summary>CEL that yields a boolean; sees <c>device</c> with driver, attributes and capacity. At most 10 KiB.</summary>
    [Required]
    public string Expression { get; init; } = "";
}
