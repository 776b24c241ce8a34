using System.Numerics;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Prefers Nodes on which the Pod would leave the resources in use in equal measure.</summary>
/// <remarks>Source: plugins/noderesources/balanced_allocation.go (v1.36).</remarks>
public sealed class NodeResourcesBalancedAllocation : IPreScorePlugin, IScorePlugin
{
    private readonly ValueList<ResourceSpec> _resources;

    /// <summary>Makes the plugin.</summary>
    /// <param name="resources">What to balance; null for CPU and memory. Weights play no part.</param>
    public NodeResourcesBalancedAllocation(ValueList<ResourceSpec>? resources = null) =>
        _resources = resources ?? ScoringStrategy.LeastAllocated.Resources;

    /// <inheritdoc/>
    public string Name => "NodeResourcesBalancedAllocation";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    /// <summary>Skips Pods that ask for none of the resources: they would all go to the same Node.</summary>
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot)
    {
        foreach (var term in TermsOf(pod, snapshot).Terms)
        {
            if (term.PodAmount != 0)
                return PluginStatus.Success;
        }
        return PluginStatus.Skip;
    }

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        var terms = TermsOf(pod, snapshot);
        if (candidates.IsAll && terms.Terms.Length == 2 && terms.SuitsVectors(snapshot))
        {
            ScoreAll(terms.Terms[0], terms.Terms[1], snapshot, scores[..candidates.Count]);
            return;
        }
        for (var i = 0; i < candidates.Count; i++)
            scores[i] = ScoreOne(terms.Terms, snapshot, candidates[i]);
    }

    private AllocationTerms TermsOf(PodShape pod, Snapshot snapshot) =>
        pod.TryMemo<AllocationTerms>(this) ?? pod.SetMemo(this, AllocationTerms.ForBalance(pod, snapshot, _resources));

    private static long ScoreOne(AllocationTerm[] terms, Snapshot snapshot, int row)
    {
        Span<double> fractions = terms.Length <= 16 ? stackalloc double[terms.Length] : new double[terms.Length];
        var count = 0;
        foreach (var term in terms)
        {
            var (allocatable, requested) = term.At(snapshot, row);
            if (allocatable != 0)
                fractions[count++] = Math.Min((double)requested / allocatable, 1);
        }
        return (long)((1 - Deviation(fractions[..count])) * IScorePlugin.MaxNodeScore);
    }

    private static double Deviation(ReadOnlySpan<double> fractions)
    {
        if (fractions.Length == 2)
            return Math.Abs((fractions[0] - fractions[1]) / 2);
        if (fractions.Length < 2)
            return 0;
        var total = 0.0;
        foreach (var fraction in fractions)
            total += fraction;
        var mean = total / fractions.Length;
        var squares = 0.0;
        foreach (var fraction in fractions)
            squares += (fraction - mean) * (fraction - mean);
        return Math.Sqrt(squares / fractions.Length);
    }

    private static void ScoreAll(AllocationTerm left, AllocationTerm right, Snapshot snapshot, Span<long> scores)
    {
        var leftCapacity = snapshot.Allocatable(left.Resource);
        var leftUsed = left.Requested(snapshot);
        var rightCapacity = snapshot.Allocatable(right.Resource);
        var rightUsed = right.Requested(snapshot);
        var half = new Vector<double>(2);
        var row = 0;
        for (; row <= scores.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var difference = Fractions(leftCapacity[row..], leftUsed[row..], left.PodAmount) - Fractions(rightCapacity[row..], rightUsed[row..], right.PodAmount);
            var balance = (Vector<double>.One - Vector.Abs(difference / half)) * IScorePlugin.MaxNodeScore;
            Vector.ConvertToInt64(balance).CopyTo(scores[row..]);
        }
        for (; row < scores.Length; row++)
            scores[row] = ScoreOne([left, right], snapshot, row);
    }

    private static Vector<double> Fractions(ReadOnlySpan<long> capacity, ReadOnlySpan<long> used, long added) =>
        Vector.Min(
            Vector.ConvertToDouble(new Vector<long>(used) + new Vector<long>(added)) / Vector.ConvertToDouble(new Vector<long>(capacity)),
            Vector<double>.One);
}
