using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>What a shape must find free on a Node.</summary>
/// <remarks>Source: plugins/noderesources/fit.go, fitsRequest (v1.36).</remarks>
internal sealed class FitDemand(ResourceRequest[] requests)
{
    private const ulong TooManyPods = 1;

    /// <summary>What is asked for, in the order in which reasons are given.</summary>
    public ReadOnlySpan<ResourceRequest> Requests => requests;

    /// <summary>Judges all rows, a few at a time; those that fail are judged again one by one, to say why.</summary>
    public void JudgeAll(Snapshot snapshot, Span<Verdict> verdicts)
    {
        FindShort(snapshot, snapshot.AllocatablePods, snapshot.PodCounts, 1, verdicts);
        foreach (var request in requests)
            FindShort(snapshot, snapshot.Allocatable(request.Resource), snapshot.Requested(request.Resource), request.Amount, verdicts);
    }

    /// <summary>Judges one row.</summary>
    public Verdict Judge(Snapshot snapshot, int row)
    {
        var insufficient = snapshot.PodCounts[row] + 1 > snapshot.AllocatablePods[row] ? TooManyPods : 0;
        var resolvable = true;
        for (var i = 0; i < requests.Length; i++)
        {
            var (resource, amount) = requests[i];
            var allocatable = snapshot.Allocatable(resource)[row];
            if (amount <= allocatable - snapshot.Requested(resource)[row])
                continue;
            insufficient |= Bit(i);
            resolvable &= amount <= allocatable;
        }
        return insufficient == 0 ? Verdict.Fits : Verdict.Rejected(insufficient, resolvable);
    }

    /// <summary>Puts a verdict in words.</summary>
    public void Describe(Snapshot snapshot, ulong insufficient, ICollection<string> reasons)
    {
        if ((insufficient & TooManyPods) != 0)
            reasons.Add("Too many pods");
        for (var i = 0; i < requests.Length; i++)
        {
            if ((insufficient & Bit(i)) != 0)
                reasons.Add("Insufficient " + snapshot.ResourceName(requests[i].Resource));
        }
    }

    private void FindShort(Snapshot snapshot, ReadOnlySpan<long> allocatable, ReadOnlySpan<long> requested, long amount, Span<Verdict> verdicts)
    {
        var wanted = new Vector<long>(amount);
        ref var has = ref MemoryMarshal.GetReference(allocatable);
        ref var gave = ref MemoryMarshal.GetReference(requested);
        var row = 0;
        for (; row <= allocatable.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var free = Vector.LoadUnsafe(ref has, (nuint)row) - Vector.LoadUnsafe(ref gave, (nuint)row);
            if (!Vector.GreaterThanAny(wanted, free))
                continue;
            for (var lane = row; lane < row + Vector<long>.Count; lane++)
                JudgeOnce(snapshot, lane, verdicts);
        }
        for (; row < allocatable.Length; row++)
        {
            if (amount > allocatable[row] - requested[row])
                JudgeOnce(snapshot, row, verdicts);
        }
    }

    // A verdict has room for 55 reasons; a Pod that asks for more kinds of resources than that shares the last.
    private static ulong Bit(int request) => 2UL << Math.Min(request, 54);

    private void JudgeOnce(Snapshot snapshot, int row, Span<Verdict> verdicts)
    {
        if (!verdicts[row].IsRejection)
            verdicts[row] = Judge(snapshot, row);
    }
}
