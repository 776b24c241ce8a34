namespace ClusterSim.Nodes.Volumes;

/// <summary>A file that a kubelet writes into a volume.</summary>
/// <param name="Content">What is in it.</param>
/// <param name="Mode">Permissions.</param>
internal sealed record VolumeFile(Bytes Content, int Mode)
{
    /// <summary>Whom it belongs to.</summary>
    public int UserId { get; init; }
}
