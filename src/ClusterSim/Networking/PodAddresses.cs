using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Addresses for machines and Pods: each machine has a /24 range for its Pods, and gets another one when that is full.</summary>
/// <remarks>The ranges come from 10.244.0.0 up to 10.255.255.255, then from 100.64.0.0/10; machines have addresses from 172.18.0.2 on, as in a kind cluster.</remarks>
internal sealed class PodAddresses
{
    private static readonly (uint First, int Count)[] Ranges = [(IPv4.From(10, 244, 0, 0), 12 * 256), (IPv4.From(100, 64, 0, 0), 64 * 256)];
    private static readonly uint FirstHost = IPv4.From(172, 18, 0, 2);

    private readonly Dictionary<NetworkHost, List<AddressBlock>> _blocks = []; // Looked up, never enumerated.
    private readonly Dictionary<string, (AddressBlock Block, uint Address)> _taken = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private int _given;

    public static string HostAddress(int index) => IPv4.Format(FirstHost + (uint)index);

    /// <summary>The range of a machine that is new to the network.</summary>
    public string AddHost(NetworkHost host)
    {
        var block = NextBlock();
        _blocks.Add(host, [block]);
        return block.Cidr;
    }

    public void RemoveHost(NetworkHost host) => _blocks.Remove(host);

    public string Take(NetworkHost host)
    {
        var blocks = _blocks[host];
        var block = blocks.Find(block => !block.IsFull);
        if (block is null)
            blocks.Add(block = NextBlock());
        var address = block.Take();
        var text = IPv4.Format(address);
        _taken.Add(text, (block, address));
        return text;
    }

    public void GiveBack(string address)
    {
        if (_taken.Remove(address, out var taken))
            taken.Block.GiveBack(taken.Address);
    }

    private AddressBlock NextBlock()
    {
        var index = _given++;
        foreach (var (first, count) in Ranges)
        {
            if (index < count)
                return new(first + (uint)index * 256);
            index -= count;
        }
        throw new InvalidOperationException("There are no Pod addresses left: so many machines do not fit into 10.244.0.0-10.255.255.255 and 100.64.0.0/10.");
    }
}
