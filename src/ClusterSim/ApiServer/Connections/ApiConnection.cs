namespace ClusterSim.ApiServer.Connections;

/// <summary>What an upgraded request leads to: not an answer, but bytes in both directions.</summary>
public abstract class ApiConnection
{
    private protected ApiConnection()
    {
    }

    /// <summary>The client has gone: everything behind the connection ends. May be called twice, on the loop.</summary>
    public abstract void Close();
}
