using ClusterSim.Api.Batch;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Keeps as many Pods of a Job active as it asks for and has work for.</summary>
/// <remarks>Source: job/job_controller.go, manageJob (v1.36).</remarks>
internal sealed class JobWorkers(ComponentContext context, TrackedPods tracked, WriteConsistency written)
{
    private const int MaxPodsAtOnce = 500; // MaxPodCreateDeletePerSync

    private readonly PodControl _control = new(context, written);

    /// <summary>Makes or deletes Pods.</summary>
    /// <param name="look">What there is; how many are active is noted in it.</param>
    /// <param name="wait">Called with how long to wait when the Job may not make Pods yet.</param>
    /// <returns>What went wrong first, if anything.</returns>
    public Exception? Manage(JobLook look, Action<TimeSpan> wait)
    {
        var job = look.Job;
        if (job.IsSuspended)
            return Remove(look, ForRemoval(job, look.Active, look.Active.Count));
        var wanted = Wanted(look);
        var surplus = ForRemoval(job, look.Active, Math.Max(0, look.ActiveCount - wanted));
        if (surplus.Count > 0)
            return Remove(look, surplus.Take(MaxPodsAtOnce)); // Making and deleting are never mixed; deleting comes first.
        var missing = wanted - look.ActiveCount - (job.ReplacesOnlyFailedPods ? look.Terminating : 0);
        return missing > 0 ? Add(look, missing, wait) : null;
    }

    /// <summary>Deletes what is active, all of it, and leaves the finalizers to those who count.</summary>
    /// <returns>How many were not deleted, and why the first was not.</returns>
    public (int Left, Exception? Failure) Stop(JobLook look)
    {
        var (left, failure) = (0, (Exception?)null);
        context.Calls.AtOnce(() =>
        {
            foreach (var pod in look.Active)
            {
                if (_control.Delete(look.Job, pod) is { } refused)
                {
                    failure ??= refused;
                    left++;
                    continue;
                }
                NoteRemoved(look, pod);
            }
        });
        return (left, failure);
    }

    private static int Wanted(JobLook look)
    {
        var parallelism = look.Job.Spec.Parallelism ?? 1;
        if (look.Job.Spec.Completions is { } completions)
            return Math.Clamp(completions - look.Succeeded, 0, parallelism);
        return look.Succeeded > 0 ? look.ActiveCount : parallelism; // One success tells that the queue is empty: the others finish what they are at.
    }

    /// <summary>Pods to delete, at least so many: first those whose index is another one's too, or none of the Job's, then those that would be missed least.</summary>
    private static List<Pod> ForRemoval(Job job, IReadOnlyList<Pod> active, int atLeast)
    {
        var (surplus, others) = job.IsIndexed ? SplitByIndex(job, active) : ([], active);
        if (surplus.Count < atLeast)
            surplus.AddRange(others.Order(RemovalOrder.Instance).Take(atLeast - surplus.Count));
        return surplus;
    }

    private static (List<Pod> Surplus, IReadOnlyList<Pod> Others) SplitByIndex(Job job, IReadOnlyList<Pod> active)
    {
        List<Pod> surplus = [.. active.Where(pod => !job.Knows(pod))];
        List<Pod> others = [];
        foreach (var sameIndex in active.Where(job.Knows).GroupBy(pod => pod.CompletionIndex))
        {
            List<Pod> ordered = [.. sameIndex.Order(RemovalOrder.Instance)];
            surplus.AddRange(ordered[..^1]);
            others.Add(ordered[^1]);
        }
        return (surplus, others);
    }

    private Exception? Remove(JobLook look, IEnumerable<Pod> pods)
    {
        Exception? failure = null;
        context.Calls.AtOnce(() =>
        {
            foreach (var pod in pods)
            {
                if ((tracked.LetGo(pod, look.Job) ?? _control.Delete(look.Job, pod)) is { } refused)
                    failure ??= refused;
                else
                    NoteRemoved(look, pod);
            }
        });
        return failure;
    }

    private static void NoteRemoved(JobLook look, Pod pod)
    {
        look.ActiveCount--;
        look.Terminating++;
        if (pod.IsReady)
            look.Ready--;
    }

    private Exception? Add(JobLook look, int missing, Action<TimeSpan> wait)
    {
        var job = look.Job;
        var remaining = job.Spec.BackoffLimitPerIndex is null ? look.Backoff.Remaining(context.Client.Now) : TimeSpan.Zero;
        List<int> indexes = [];
        if (remaining == TimeSpan.Zero && job.IsIndexed)
        {
            indexes = Pending(look, Math.Min(missing, MaxPodsAtOnce));
            if (job.Spec.BackoffLimitPerIndex is not null)
                (indexes, remaining) = Due(look, indexes);
        }
        if (remaining > TimeSpan.Zero)
        {
            look.ActiveCount = 0; // As manageJob has it: while a Job backs off, its status does not speak of Pods that still run.
            wait(remaining);
            return null;
        }
        var template = new JobPodTemplate(job);
        return job.IsIndexed
            ? Create(look, indexes.Count, i => template.Make(indexes[i], look.Replaceable.GetValueOrDefault(indexes[i])))
            : Create(look, Math.Min(missing, MaxPodsAtOnce), _ => template.Make());
    }

    private Exception? Create(JobLook look, int count, Func<int, Pod> make)
    {
        var next = 0;
        var (succeeded, error) = SlowStart.Run(count, context.Calls, () =>
        {
            try
            {
                _control.Create(look.Job, make(next++));
            }
            catch (ApiException e) when (PodControl.IsForWantOfANamespace(e))
            {
                // Nobody will miss it.
            }
        });
        look.ActiveCount += succeeded;
        return error;
    }

    /// <summary>The lowest indexes that have neither succeeded nor failed for good, and no Pod at work.</summary>
    private static List<int> Pending(JobLook look, int count)
    {
        var taken = look.Completed.Union(JobLook.IndexesOf(look.Active));
        if (look.Job.ReplacesOnlyFailedPods)
            taken = taken.Union(JobLook.IndexesOf(look.Pods.Where(pod => pod.IsTerminating)));
        if (look.FailedIndexes is { } failed)
            taken = taken.Union(failed);
        return taken.FirstMissing(count, look.Job.Spec.Completions ?? 0);
    }

    /// <summary>Those of <paramref name="indexes"/> that need not wait after failures of their own; when all must, how long the first does.</summary>
    private (List<int> Due, TimeSpan Remaining) Due(JobLook look, List<int> indexes)
    {
        List<int> due = [];
        TimeSpan? first = null;
        foreach (var index in indexes)
        {
            var remaining = look.Replaceable.GetValueOrDefault(index) is { } failed
                ? new FailureBackoff(JobLook.AllFailures(failed) + 1, failed.FinishTime).Remaining(context.Client.Now)
                : TimeSpan.Zero;
            if (remaining == TimeSpan.Zero)
                due.Add(index);
            else if (first is null || remaining < first)
                first = remaining;
        }
        return (due, due.Count > 0 ? TimeSpan.Zero : first ?? TimeSpan.Zero);
    }
}
