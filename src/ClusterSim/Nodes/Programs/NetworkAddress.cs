namespace ClusterSim.Nodes.Programs;

/// <summary>An IP address and a port there.</summary>
internal readonly record struct NetworkAddress(string Address, int Port)
{
    public override string ToString() => $"{Address}:{Port}";
}
