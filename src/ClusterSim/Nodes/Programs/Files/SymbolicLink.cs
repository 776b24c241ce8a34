namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A file that stands for another path.</summary>
internal sealed class SymbolicLink(string target) : FileNode(0b111_111_111)
{
    public string Target { get; } = target;

    public override char TypeLetter => 'l';

    public override long Size => Target.Length;
}
