namespace ClusterSim.Nodes.Programs;

/// <summary>An HTTP request on its way between two programs of a cluster.</summary>
public sealed record HttpRequest
{
    /// <summary>The method; GET unless set.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Path and query, as in <c>/items?limit=5</c>. A sender takes them from the URL instead.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Host and, unless it is 80, port that the sender asked for. A sender takes them from the URL instead.</summary>
    public string Host { get; init; } = "";

    /// <summary>Header fields; their names are kept in lower case. A field sent twice has its values joined with a comma.</summary>
    public ValueMap<string> Headers { get; init => field = HttpHeaders.Normalize(value); } = [];

    /// <summary>The body; empty for none.</summary>
    public Bytes Body { get; init; } = Bytes.Empty;

    /// <summary>IP address that the receiver sees as the sender's; the network sets it.</summary>
    public string RemoteAddress { get; init; } = "";

    /// <summary>Port on which the receiver got it; the network sets it.</summary>
    public int Port { get; init; }
}
