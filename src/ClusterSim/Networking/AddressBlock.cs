using System.Collections;

namespace ClusterSim.Networking;

/// <summary>The 256 addresses of a /24 range, handed out one after the other; one that was given back comes again when all others have had their turn.</summary>
/// <remarks>Source: CNI plugins, host-local. The first address is the network's, the second the gateway's, the last for broadcasts.</remarks>
internal sealed class AddressBlock(uint first)
{
    private const int Lowest = 2;
    private const int Highest = 254;

    private readonly BitArray _used = new(256);
    private int _last = Lowest - 1;
    private int _count;

    public uint First { get; } = first;

    public string Cidr => IPv4.Format(First) + "/24";

    public bool IsFull => _count > Highest - Lowest;

    public uint Take()
    {
        do
            _last = _last == Highest ? Lowest : _last + 1;
        while (_used[_last]);
        _used[_last] = true;
        _count++;
        return First + (uint)_last;
    }

    public void GiveBack(uint address)
    {
        _used[(int)(address - First)] = false;
        _count--;
    }
}
