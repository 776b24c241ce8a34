namespace ClusterSim.Controllers.Autoscaling;

/// <summary>How many Pods there should be for a metric to be at its target.</summary>
/// <remarks>Source: replica_calculator.go; metrics/utilization.go (v1.36).</remarks>
internal static class ReplicaCalculator
{
    private const string NothingMeasured = "did not receive metrics for targeted pods (pods might be unready)";

    /// <summary>For a target in percent of what Pods ask for.</summary>
    /// <param name="current">How many there are to be now.</param>
    /// <param name="target">The target, in percent.</param>
    /// <param name="pods">Which figures count.</param>
    /// <param name="requestOf">What a Pod asks for, in thousandths.</param>
    /// <param name="tolerances">How far from its target usage may be.</param>
    public static Proposal ForUtilization(int current, int target, MeasuredPods pods, Func<Pod, long> requestOf, Tolerances tolerances)
    {
        if (pods.Ready.Count == 0)
            throw new MetricException(NothingMeasured);
        var (usage, requests) = (0L, 0L);
        foreach (var (pod, value) in pods.Ready)
            (usage, requests) = (usage + value, requests + requestOf(pod));
        var utilization = Percent(usage, requests);
        var ratio = utilization / (double)target;
        Proposal Propose(int replicas) => new(replicas, usage / pods.Ready.Count, utilization);

        var withUnready = pods.Unready.Count > 0 && ratio > 1.0;
        if (!withUnready && pods.Missing.Count == 0)
            return Propose(tolerances.Include(ratio) ? current : RoundUp(ratio * pods.Ready.Count));

        var (newUsage, newRequests, count) = (usage, requests, pods.Ready.Count);
        foreach (var pod in ratio == 1.0 ? [] : pods.Missing) // Those that use nothing, or all they asked for: whichever makes the smaller change.
            (newUsage, newRequests, count) = (newUsage + (ratio < 1.0 ? requestOf(pod) * Math.Max(100, target) / 100 : 0), newRequests + requestOf(pod), count + 1);
        foreach (var pod in withUnready ? pods.Unready : [])
            (newRequests, count) = (newRequests + requestOf(pod), count + 1);
        return Propose(Adjust(current, ratio, Percent(newUsage, newRequests) / (double)target, count, tolerances));
    }

    /// <summary>For a target in amounts per Pod.</summary>
    /// <inheritdoc cref="ForUtilization"/>
    public static Proposal ForAverage(int current, long target, MeasuredPods pods, Tolerances tolerances)
    {
        if (pods.Ready.Count == 0)
            throw new MetricException(NothingMeasured);
        var total = 0L;
        foreach (var (_, value) in pods.Ready)
            total += value;
        var usage = total / pods.Ready.Count;
        var ratio = usage / (double)target;
        Proposal Propose(int replicas) => new(replicas, usage);

        var withUnready = pods.Unready.Count > 0 && ratio > 1.0;
        if (!withUnready && pods.Missing.Count == 0)
            return Propose(tolerances.Include(ratio) ? current : RoundUp(ratio * pods.Ready.Count));

        var count = pods.Ready.Count;
        if (ratio < 1.0)
            total += target * pods.Missing.Count;
        if (ratio != 1.0)
            count += pods.Missing.Count;
        if (withUnready)
            count += pods.Unready.Count;
        return Propose(Adjust(current, ratio, total / count / (double)target, count, tolerances));
    }

    /// <summary>For a figure that all Pods together bring to its target.</summary>
    /// <param name="current">How many there are to be now; zero: the ratio itself is the number.</param>
    /// <param name="usage">The figure.</param>
    /// <param name="target">The target.</param>
    /// <param name="pods">All Pods.</param>
    /// <param name="tolerances">How far from its target it may be.</param>
    public static Proposal ForWhole(int current, long usage, long target, IReadOnlyList<Pod> pods, Tolerances tolerances)
    {
        var ratio = usage / (double)target;
        if (current == 0)
            return new(RoundUp(ratio), usage);
        if (tolerances.Include(ratio))
            return new(current, usage);
        if (pods.Count == 0)
            throw new MetricException("unable to calculate ready pods: no pods returned by selector while calculating replica count");
        var ready = pods.Count(pod => pod.Status.Phase == "Running" && pod.IsReady);
        return new(RoundUp(ratio * ready), usage);
    }

    /// <summary>For a figure of which each Pod is to have a share.</summary>
    /// <param name="actual">How many Pods there are.</param>
    /// <param name="usage">The figure.</param>
    /// <param name="target">The share.</param>
    /// <param name="tolerances">How far from its target the share may be.</param>
    public static Proposal ForShare(int actual, long usage, long target, Tolerances tolerances)
    {
        var ratio = usage / ((double)target * actual);
        var replicas = tolerances.Include(ratio) ? actual : RoundUp(usage / (double)target);
        return new(replicas, actual == 0 ? usage : (long)Math.Ceiling(usage / (double)actual));
    }

    private static int Percent(long usage, long requests) => requests == 0
        ? throw new MetricException("no metrics returned matched known pods")
        : (int)(usage * 100 / requests);

    // A guess at what was not measured must not turn the direction round.
    private static int Adjust(int current, double ratio, double newRatio, int count, Tolerances tolerances)
    {
        if (tolerances.Include(newRatio) || (ratio < 1.0 && newRatio > 1.0) || (ratio > 1.0 && newRatio < 1.0))
            return current;
        var replicas = RoundUp(newRatio * count);
        return (newRatio < 1.0 && replicas > current) || (newRatio > 1.0 && replicas < current) ? current : replicas;
    }

    private static int RoundUp(double replicas) => replicas >= int.MaxValue ? int.MaxValue : (int)Math.Ceiling(replicas);
}

/// <summary>What a metric proposes.</summary>
/// <param name="Replicas">How many Pods there should be.</param>
/// <param name="Usage">The figure the status shows, in thousandths.</param>
/// <param name="Utilization">The same in percent of what Pods ask for, where that is the target.</param>
internal readonly record struct Proposal(int Replicas, long Usage, int? Utilization = null);
