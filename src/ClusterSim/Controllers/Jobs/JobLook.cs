using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>One look at a Job: what there is, what it comes to, and what its status will say.</summary>
/// <remarks>Source: job/job_controller.go, syncJobCtx (v1.36).</remarks>
internal sealed class JobLook
{
    private readonly HashSet<string> _uncountedSucceeded; // Looked up only.
    private readonly HashSet<string> _uncountedFailed; // The same.

    public JobLook(Job job, IReadOnlyList<Pod> pods, FailureBackoff backoff)
    {
        Job = job with { Status = job.Status with { UncountedTerminatedPods = job.Status.UncountedTerminatedPods ?? new() } };
        Pods = job.IsIndexed ? [.. pods.OrderBy(pod => pod.CompletionIndex ?? -1)] : pods;
        Active = [.. Pods.Where(pod => pod.IsActive)];
        (ActiveCount, Ready, Terminating) = (Active.Count, Active.Count(pod => pod.IsReady), Pods.Count(pod => pod.IsTerminating));

        var uncounted = Status.UncountedTerminatedPods!;
        (_uncountedSucceeded, _uncountedFailed) = (new(uncounted.Succeeded, StringComparer.Ordinal), new(uncounted.Failed, StringComparer.Ordinal));
        var succeeded = NewlyOver(_uncountedSucceeded, pod => pod.Status.Phase == "Succeeded");
        var failed = NewlyOver(_uncountedFailed, pod => pod.HasFailedFor(job));
        Succeeded = Status.Succeeded + succeeded.Count + _uncountedSucceeded.Count;
        Failed = Status.Failed + failed.Count(pod => PodFailureRules.For(job, pod).Counts) + _uncountedFailed.Count;
        Backoff = backoff.After(succeeded, failed);
        if (job.IsIndexed)
            CountIndexes(job.Spec.Completions ?? 0);
    }

    /// <summary>The Job, with the status as it will be written.</summary>
    public Job Job { get; set; }

    public JobStatus Status
    {
        get => Job.Status;
        set => Job = Job with { Status = value };
    }

    /// <summary>All its Pods; those of an indexed Job by index.</summary>
    public IReadOnlyList<Pod> Pods { get; }

    /// <summary>Those that are neither over nor going, when the look began.</summary>
    public IReadOnlyList<Pod> Active { get; }

    /// <summary>How many are active by now, and of those how many are ready; how many are going.</summary>
    public int ActiveCount { get; set; }

    public int Ready { get; set; }

    public int Terminating { get; set; }

    /// <summary>How many have succeeded in all, be they counted or not.</summary>
    public int Succeeded { get; private set; }

    /// <summary>How many have failed in all, be they counted or not.</summary>
    public int Failed { get; }

    /// <summary>Indexes that the status calls completed; and with those that have been since.</summary>
    public IndexSet CompletedBefore { get; private set; } = IndexSet.Empty;

    public IndexSet Completed { get; set; } = IndexSet.Empty;

    /// <summary>Indexes that have failed for good; null when each Pod's failure is the whole Job's.</summary>
    public IndexSet? FailedIndexes { get; private set; }

    /// <summary>Failed Pods that stay uncounted until there is another one of their index, which must know how often its index has failed.</summary>
    public IReadOnlyDictionary<int, Pod> Replaceable { get; private set; } = new Dictionary<int, Pod>();

    public FailureBackoff Backoff { get; }

    /// <summary>How the Job ends: the condition to write next. Null while it goes on.</summary>
    public JobCondition? End { get; set; }

    public bool HasCountedSuccess(Pod pod) => _uncountedSucceeded.Contains(pod.Metadata.Uid!);

    public bool HasCountedFailure(Pod pod) => _uncountedFailed.Contains(pod.Metadata.Uid!);

    private List<Pod> NewlyOver(HashSet<string>? uncounted, Func<Pod, bool> isOver) =>
        [.. Pods.Where(pod => pod.IsTracked && uncounted?.Contains(pod.Metadata.Uid!) != true && Job.Knows(pod) && isOver(pod))];

    private void CountIndexes(int completions)
    {
        CompletedBefore = IndexSet.Parse(Status.CompletedIndexes, completions);
        Completed = CompletedBefore.Union(IndexesOf(Pods.Where(pod => pod.IsTracked && Job.Knows(pod) && pod.Status.Phase == "Succeeded")));
        Succeeded = Completed.Count;
        if (Job.Spec.BackoffLimitPerIndex is not { } limit)
            return;
        FailedIndexes = IndexSet.Parse(Status.FailedIndexes, completions)
            .Union(IndexesOf(Pods.Where(pod => pod.IsTracked && Job.Knows(pod) && pod.HasFailedFor(Job) && FailsItsIndex(pod, limit))));
        Replaceable = FindReplaceable(FailedIndexes);
    }

    private bool FailsItsIndex(Pod pod, int limit)
    {
        var rules = PodFailureRules.For(Job, pod);
        return rules.Action == "FailIndex" || (rules.Counts && pod.EarlierFailures >= limit);
    }

    private Dictionary<int, Pod> FindReplaceable(IndexSet failedIndexes)
    {
        var active = IndexesOf(Active); // Those know already.
        var replaceable = new Dictionary<int, Pod>(); // Looked up only.
        foreach (var pod in NewlyOver(null, pod => pod.HasFailedFor(Job)))
        {
            var index = pod.CompletionIndex!.Value;
            if (Completed.Contains(index) || failedIndexes.Contains(index) || active.Contains(index))
                continue;
            if (!replaceable.TryGetValue(index, out var other)
                || (AllFailures(other) <= AllFailures(pod) && pod.FinishTime >= other.FinishTime))
                replaceable[index] = pod;
        }
        return replaceable;
    }

    /// <summary>How often Pods of its index had failed when it was made, ignored failures included.</summary>
    public static int AllFailures(Pod pod) => pod.EarlierFailures + pod.EarlierIgnoredFailures;

    /// <summary>The indexes of <paramref name="pods"/>, without those that have none.</summary>
    public static IndexSet IndexesOf(IEnumerable<Pod> pods) => IndexSet.Of(pods.Select(pod => pod.CompletionIndex).OfType<int>());
}
