using System.Numerics;

namespace ClusterSim.Networking;

/// <summary>Which endpoint each client was sent to last, for Services with <c>sessionAffinity: ClientIP</c>; each node remembers for itself.</summary>
/// <remarks>Source: pkg/proxy/iptables/proxier.go (v1.36): every connection starts the time anew.</remarks>
internal sealed class ClientAffinity
{
    private const int DefaultTimeoutSeconds = 10800; // DefaultClientIPServiceAffinitySeconds
    private const int Enough = 4096;

    private readonly Dictionary<ObjectKey, Dictionary<(string Port, string Client, string? Node), (Backend Backend, DateTimeOffset Until)>> _known = []; // Looked up; enumerated only to drop what is over.

    /// <summary>The endpoint among <paramref name="backends"/> to which the client goes again; null when it is free to go anywhere.</summary>
    public Backend? Find(Service service, string port, string client, string? node, Backend[] backends, DateTimeOffset now)
    {
        if (!_known.TryGetValue(ObjectKey.Of(service), out var clients) || !clients.TryGetValue((port, client, node), out var known) || now >= known.Until)
            return null;
        return Array.Find(backends, backend => backend.Address == known.Backend.Address && backend.Port == known.Backend.Port);
    }

    /// <summary>The client goes to an endpoint.</summary>
    public void Remember(Service service, string port, string client, string? node, Backend backend, DateTimeOffset now)
    {
        var key = ObjectKey.Of(service);
        if (!_known.TryGetValue(key, out var clients))
            _known.Add(key, clients = []);
        if (clients.Count >= Enough && BitOperations.IsPow2(clients.Count))
        {
            foreach (var (known, _) in clients.Where(entry => entry.Value.Until <= now).ToArray())
                clients.Remove(known);
        }
        clients[(port, client, node)] = (backend, now + TimeSpan.FromSeconds(service.Spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? DefaultTimeoutSeconds));
    }

    /// <summary>The Service is gone.</summary>
    public void Forget(ObjectKey service) => _known.Remove(service);
}
