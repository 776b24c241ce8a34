namespace ClusterSim.Nodes.Programs;

/// <summary>What answers HTTPS requests. Nothing is encrypted, but careful clients look at the certificate.</summary>
internal interface ITlsListener : IHttpListener
{
    /// <summary>Certificate of the authority that clients have to trust, as it stands in files.</summary>
    string Authority { get; }

    /// <summary>Whether the certificate is for a host of that name or address.</summary>
    bool IsFor(string host);
}
