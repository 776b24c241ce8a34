using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Connections;

/// <summary>Connections to ports of a Pod: what <c>portforward</c> leads to.</summary>
public sealed class PortForwardSession : ApiConnection
{
    private readonly Func<int, PortConnection> _connect;
    private readonly List<PortConnection> _open = [];

    internal PortForwardSession(ValueList<int> ports, Func<int, PortConnection> connect) => (Ports, _connect) = (ports, connect);

    /// <summary>The ports that the request named; empty for clients that name them later.</summary>
    public ValueList<int> Ports { get; }

    /// <summary>Connects to a port, as a program inside the Pod would.</summary>
    /// <exception cref="IOException">Nothing listens there; the message is what kubelets report.</exception>
    public PortConnection Connect(int port)
    {
        var connection = _connect(port);
        _open.RemoveAll(known => known.IsClosed);
        _open.Add(connection);
        return connection;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var connection in _open)
            connection.Close();
        _open.Clear();
    }
}

/// <summary>One connection to a port of a Pod, in bytes.</summary>
public sealed class PortConnection
{
    private readonly Action _close;

    internal PortConnection(IByteSink input, IByteSource output, Action close) => (Input, Output, _close) = (input, output, close);

    /// <summary>What goes to the port.</summary>
    public IByteSink Input { get; }

    /// <summary>What comes from it.</summary>
    public IByteSource Output { get; }

    internal bool IsClosed { get; private set; }

    /// <summary>The client has gone.</summary>
    public void Close()
    {
        IsClosed = true;
        _close();
    }
}
