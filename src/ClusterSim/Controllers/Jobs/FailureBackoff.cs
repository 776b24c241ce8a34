namespace ClusterSim.Controllers.Jobs;

/// <summary>How long a Job waits after failures before it makes Pods again: 10 s, twice as long with each further failure, at most 10 min.</summary>
/// <param name="Failures">How many Pods have failed since one succeeded.</param>
/// <param name="Last">When the last of them did.</param>
/// <remarks>Source: job/backoff_utils.go (v1.36).</remarks>
internal readonly record struct FailureBackoff(int Failures, Time? Last)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10); // DefaultJobPodFailureBackOff
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10); // MaxJobPodFailureBackOff

    /// <summary>The back-off after more Pods are over.</summary>
    public FailureBackoff After(IReadOnlyList<Pod> succeeded, IReadOnlyList<Pod> failed)
    {
        if (succeeded.Count == 0)
            return failed.Count == 0 ? this : new(Failures + failed.Count, failed.Max(pod => pod.FinishTime));
        var success = succeeded.Max(pod => pod.FinishTime);
        var since = failed.Select(pod => pod.FinishTime).Where(time => time > success).ToList();
        return since.Count == 0 ? default : new(since.Count, since.Max());
    }

    /// <summary>How long is left to wait; zero when nothing is.</summary>
    public TimeSpan Remaining(DateTimeOffset now)
    {
        if (Failures == 0 || Last is not { } last)
            return TimeSpan.Zero;
        var backoff = First;
        for (var i = 1; i < Failures && backoff < Longest; i++)
            backoff *= 2;
        var remaining = (backoff < Longest ? backoff : Longest) - (now - (DateTimeOffset)last);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
