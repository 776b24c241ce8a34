namespace ClusterSim.Networking;

/// <summary>Which endpoint each client was sent to last, for Services with <c>sessionAffinity: ClientIP</c>.</summary>
/// <remarks>
/// Source: pkg/proxy/iptables/proxier.go (v1.36): every connection starts the time anew.
/// Differs from Kubernetes: all nodes remember together.
/// </remarks>
internal sealed class ClientAffinity
{
    private const int DefaultTimeoutSeconds = 10800; // DefaultClientIPServiceAffinitySeconds

    private readonly Dictionary<(ObjectKey Service, string Port, string Client), (ServiceTable.Backend Backend, DateTimeOffset LastSeen)> _known = []; // Looked up, never enumerated.

    /// <summary>The endpoint among <paramref name="backends"/> to which the client goes again; null when it is free to go anywhere.</summary>
    public ServiceTable.Backend? Find(Service service, string port, string client, ReadOnlySpan<ServiceTable.Backend> backends, DateTimeOffset now)
    {
        var timeout = TimeSpan.FromSeconds(service.Spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? DefaultTimeoutSeconds);
        return _known.TryGetValue((ObjectKey.Of(service), port, client), out var known) && now - known.LastSeen < timeout && backends.Contains(known.Backend)
            ? known.Backend
            : null;
    }

    /// <summary>The client goes to an endpoint.</summary>
    public void Remember(Service service, string port, string client, ServiceTable.Backend backend, DateTimeOffset now) =>
        _known[(ObjectKey.Of(service), port, client)] = (backend, now);
}
