namespace ClusterSim.Nodes.Programs;

/// <summary>What takes connections to a port.</summary>
internal interface IPortListener
{
    /// <summary>Whether it takes only what comes from within its Pod.</summary>
    bool IsLocal { get; }

    /// <summary>Takes a connection; called when the first sign of it arrives.</summary>
    void Accept(TcpConnection connection);
}
