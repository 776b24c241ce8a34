namespace ClusterSim.Api.Storage;

/// <summary>Drivers registered with the kubelet of one Node.</summary>
public sealed record CSINodeSpec : ApiRecord
{
    /// <summary>CSI drivers present on the Node, keyed by name.</summary>
    [NullWhenEmpty, Required, ListKeys("name"), PatchMerge("name")]
    public ValueList<CSINodeDriver> Drivers { get; init; } = [];
}
