namespace ClusterSim.Api.Storage;

/// <summary>Named set of changeable volume settings, such as performance, for one CSI driver.</summary>
/// <remarks>Source: api/storage/v1/types.go, VolumeAttributesClass (v1.36).</remarks>
[Resource("storage.k8s.io", "v1", "volumeattributesclasses", Namespaced = false, ShortNames = ["vac"])]
public sealed record VolumeAttributesClass : ApiObject
{
    /// <summary>Name of the CSI driver the settings are for; immutable.</summary>
    [Required]
    public string DriverName { get; init; } = "";

    /// <summary>Settings handed to the driver, at most 512 entries and 256 KiB; not empty and immutable.</summary>
    public ValueMap<string> Parameters { get; init; } = [];
}
