namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>How the API server reaches a webhook: either <c>url</c> or <c>service</c>.</summary>
public sealed record WebhookClientConfig : ApiRecord
{
    /// <summary>Address as <c>https://host:port/path</c>, without user, query or fragment.</summary>
    [KeepEmpty]
    public string? Url { get; init; }

    /// <summary>Service in the cluster that answers, always over TLS.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary>PEM certificates that vouch for the server's; the system's own roots when unset.</summary>
    public Bytes? CaBundle { get; init; }
}
