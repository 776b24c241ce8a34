namespace ClusterSim.Api.ApiExtensions;

/// <summary>How a web service is reached: by URL or as a Service in the cluster.</summary>
public sealed record WebhookClientConfig : ApiRecord
{
    /// <summary>Its address, <c>https</c>; either this or the Service.</summary>
    [KeepEmpty]
    public string? Url { get; init; }

    /// <summary>The Service in the cluster.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary>Certificates (PEM) that vouch for its own.</summary>
    public Bytes? CaBundle { get; init; }
}
