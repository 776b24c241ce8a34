using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Services;

/// <summary>A range of numbers of which some are taken: addresses or ports.</summary>
/// <remarks>
/// Which free number comes next is drawn from a random stream, as the real allocators do; a lower band is left to those who ask for a certain number until the rest is used up.
/// <para>Source: registry/core/service/ipallocator, portallocator (v1.36).</para>
/// </remarks>
internal sealed class NumberPool(long first, long last, long reserved, RandomStream random)
{
    private readonly HashSet<long> _taken = []; // Looked up only, never walked.

    public bool Contains(long number) => number >= first && number <= last;

    /// <summary>Takes a certain number; false when it is taken already.</summary>
    public bool TryTake(long number) => _taken.Add(number);

    public void Release(long number) => _taken.Remove(number);

    /// <summary>Takes a free number; null when there is none.</summary>
    public long? Take() => TakeWithin(first + reserved, last) ?? TakeWithin(first, first + reserved - 1);

    private long? TakeWithin(long low, long high)
    {
        var size = high - low + 1;
        if (size <= 0)
            return null;
        var start = random.Next(size);
        for (var step = 0L; step < size && step <= _taken.Count; step++)
            if (low + ((start + step) % size) is var number && _taken.Add(number))
                return number;
        return null;
    }
}
