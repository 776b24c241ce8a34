namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A socket, behind which some service of the machine listens.</summary>
internal sealed class SocketFile() : FileNode(0b110_110_000)
{
    public override char TypeLetter => 's';
}
