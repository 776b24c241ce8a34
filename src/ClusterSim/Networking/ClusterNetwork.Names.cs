using System.Net.Sockets;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Networking;

/// <content>Names.</content>
internal sealed partial class ClusterNetwork
{
    private const int DnsPort = 53;

    private static readonly ValueMap<string> DnsLabels = [new("k8s-app", "kube-dns")];

    public DnsReply Ask(NetworkEndpoint source, string server, string name, string type) => _names?.Ask(source, server, name, type) ?? DnsReply.None;

    public NameAnswer Lookup(NetworkEndpoint source, string name) => Lookup(name, Vantage.Of(source));

    public NameAnswer Lookup(NetworkEndpoint source, ResolverSettings settings, string name) => _names?.Lookup(source, settings, name) ?? new(DnsStatus.NoReply, name, []);

    /// <summary>The address that a name stands for, once the answer is there.</summary>
    /// <exception cref="SocketException">Nobody knows the name, or nobody answers.</exception>
    public async ValueTask<string> ResolveAsync(string name, Vantage from, CancellationToken cancellation)
    {
        var answer = Lookup(name, from);
        if (answer.Addresses.Count > 0)
            return answer.Addresses[0];
        if (answer.Status != DnsStatus.NoReply)
            throw new SocketException((int)SocketError.HostNotFound, "Name or service not known");
        await loop.Delay(ResolverSettings.Patience, cancellation);
        throw new SocketException((int)SocketError.TryAgain, "Temporary failure in name resolution");
    }

    private NameAnswer Lookup(string name, Vantage from) => _names?.Lookup(from, name) ?? new(DnsStatus.NoReply, name, []);

    /// <summary>
    /// Whether a Pod's questions reach a DNS server. Where <c>kube-dns</c> is a Service, one of its Pods has to be ready; without it the server is there all the same, for policies a Pod of
    /// <c>kube-system</c> with the label <c>k8s-app: kube-dns</c>.
    /// </summary>
    private bool MayAskDns(NetworkEndpoint source, string server)
    {
        if (!Vantage.Of(source).Reaches(null))
            return false;
        if (_services!.FindByClusterIP(server) is { } service)
            return service.Spec.Ports.Any(port => port.Port == DnsPort && Array.Exists(_services.UsableOf(service, port), backend => MayAsk(source, PeerAt(backend.Address), backend.Port)));
        return (server == options.DnsAddress || server == options.OutsideDnsAddress)
            && MayAsk(source, server == options.DnsAddress ? new(server, "kube-system", DnsLabels, null) : PolicyPeer.At(server), DnsPort);
    }

    private PolicyPeer PeerAt(string address) => _endpoints.TryGetValue(address, out var pod) ? PolicyPeer.Of(pod) : PolicyPeer.At(address);

    private bool MayAsk(NetworkEndpoint source, PolicyPeer server, int port) =>
        _policies is null or { IsEmpty: true } || _policies.AllowsEgress(source, server, port, "UDP") || _policies.AllowsEgress(source, server, port, "TCP");
}
