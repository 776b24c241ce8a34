using System.Numerics;
using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Scores Nodes by how much of their resources would be in use.</summary>
/// <remarks>Source: plugins/noderesources/least_allocated.go, most_allocated.go, requested_to_capacity_ratio.go (v1.36).</remarks>
internal sealed class AllocationScorer
{
    private const long Max = IScorePlugin.MaxNodeScore;

    // To multiply by the inverse is quicker than to divide, and wrong by less than 5e-14 where quotients go up to 100. One that is no whole number is at least
    // 2^-42 below the next, which is more than twice the nudge; one that is whole gets over the edge by it.
    private const long LargestForInverse = 1L << 42;
    private const double Nudge = 1e-13;

    private readonly ScoringStrategyType _type;
    private readonly long[] _scoreByUtilization; // For RequestedToCapacityRatio: by percent.

    public AllocationScorer(ScoringStrategy strategy)
    {
        _type = strategy.Type;
        _scoreByUtilization = _type == ScoringStrategyType.RequestedToCapacityRatio ? ScoresOf(strategy.Shape) : [];
    }

    public void Score(AllocationTerms terms, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        if (candidates.IsAll && _type != ScoringStrategyType.RequestedToCapacityRatio && terms.Terms.Length > 0 && terms.SuitsVectors(snapshot))
        {
            ScoreAll(terms.Terms, snapshot, scores[..candidates.Count]);
            return;
        }
        for (var i = 0; i < candidates.Count; i++)
            scores[i] = ScoreOne(terms.Terms, snapshot, candidates[i]);
    }

    private long ScoreOne(AllocationTerm[] terms, Snapshot snapshot, int row)
    {
        long sum = 0, weights = 0;
        foreach (var term in terms)
        {
            var (allocatable, requested) = term.At(snapshot, row);
            if (allocatable == 0)
                continue;
            var score = ScoreOf(allocatable, requested);
            if (score == 0 && _type == ScoringStrategyType.RequestedToCapacityRatio)
                continue; // There, what scores nothing does not count at all.
            sum += score * term.Weight;
            weights += term.Weight;
        }
        if (weights == 0)
            return 0;
        return _type == ScoringStrategyType.RequestedToCapacityRatio
            ? (long)Math.Round((double)sum / weights, MidpointRounding.AwayFromZero)
            : sum / weights;
    }

    private long ScoreOf(long allocatable, long requested) => _type switch
    {
        ScoringStrategyType.LeastAllocated => requested > allocatable ? 0 : (allocatable - requested) * Max / allocatable,
        ScoringStrategyType.MostAllocated => Math.Min(requested, allocatable) * Max / allocatable,
        _ => _scoreByUtilization[requested > allocatable ? 100 : requested * 100 / allocatable],
    };

    private void ScoreAll(AllocationTerm[] terms, Snapshot snapshot, Span<long> scores)
    {
        var weights = 0L;
        foreach (var term in terms)
        {
            if (weights == 0)
                scores.Clear();
            AddWeighted(snapshot.Resource(term.Resource), snapshot, term, scores);
            weights += term.Weight;
        }
        Divide(scores, weights);
    }

    private void AddWeighted(ResourceColumn resource, Snapshot snapshot, AllocationTerm term, Span<long> sums)
    {
        var allocatable = snapshot.Allocatable(term.Resource);
        var requested = term.Requested(snapshot);
        var (added, weight) = (term.PodAmount, term.Weight);
        var pod = new Vector<long>(added);
        var hundred = new Vector<double>(Max);
        var isSmall = resource.Facts(snapshot).Largest < LargestForInverse;
        ref var inverse = ref MemoryMarshal.GetReference(resource.Inverse);
        var nudge = new Vector<double>(Nudge);
        var isLeast = _type == ScoringStrategyType.LeastAllocated;
        ref var has = ref MemoryMarshal.GetReference(allocatable);
        ref var gave = ref MemoryMarshal.GetReference(requested);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var row = 0;
        for (; row <= sums.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var capacity = Vector.ConvertToDouble(Vector.LoadUnsafe(ref has, (nuint)row));
            var used = Vector.Min(Vector.ConvertToDouble(Vector.LoadUnsafe(ref gave, (nuint)row) + pod), capacity);
            var percents = (isLeast ? capacity - used : used) * hundred;
            var quotient = isSmall ? (percents * Vector.LoadUnsafe(ref inverse, (nuint)row)) + nudge : percents / capacity;
            var score = Vector.ConvertToInt64Native(quotient); // From 0 to 100: no need to mind the edges.
            (Vector.LoadUnsafe(ref sum, (nuint)row) + (weight == 1 ? score : score * weight)).StoreUnsafe(ref sum, (nuint)row);
        }
        for (; row < sums.Length; row++)
            sums[row] += ScoreOf(allocatable[row], requested[row] + added) * weight;
    }

    private static void Divide(Span<long> sums, long weights)
    {
        if (weights == 1)
            return;
        if (weights == 2)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] >>>= 1; // By far the most common: CPU and memory.
            return;
        }
        var divisor = new Vector<double>(weights);
        var row = 0;
        for (; row <= sums.Length - Vector<long>.Count; row += Vector<long>.Count)
            Vector.ConvertToInt64Native(Vector.ConvertToDouble(new Vector<long>(sums[row..])) / divisor).CopyTo(sums[row..]);
        for (; row < sums.Length; row++)
            sums[row] /= weights;
    }

    // The line through the points, flat outside; scores of 0 to 10 count tenfold (MaxNodeScore / MaxCustomPriorityScore).
    private static long[] ScoresOf(ValueList<UtilizationShapePoint> shape)
    {
        var scores = new long[101];
        for (var percent = 0; percent < scores.Length; percent++)
        {
            var next = shape.FindIndex(point => percent <= point.Utilization);
            scores[percent] = next switch
            {
                < 0 => shape[^1].Score * 10L,
                0 => shape[0].Score * 10L,
                _ => Between(shape[next - 1], shape[next], percent),
            };
        }
        return scores;
    }

    private static long Between(UtilizationShapePoint left, UtilizationShapePoint right, int percent) =>
        (left.Score * 10L) + ((right.Score - left.Score) * 10L * (percent - left.Utilization) / (right.Utilization - left.Utilization));
}
