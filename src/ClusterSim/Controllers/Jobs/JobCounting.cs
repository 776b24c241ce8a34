using ClusterSim.Api.Batch;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Counts the Pods of a Job that are over, each exactly once, and brings the Job to its end when all are counted.</summary>
/// <remarks>
/// <para>A Pod is noted in the status as not yet counted, then loses its finalizer, then is counted. Wherever that is interrupted, the next look goes on without
/// counting any Pod twice, though it may be gone by then. Of an indexed Job's successes the index says enough.</para>
/// <para>Source: job/job_controller.go, trackJobStatusAndRemoveFinalizers (v1.36).</para>
/// </remarks>
internal sealed class JobCounting(ComponentContext context, TrackedPods tracked, WriteConsistency written)
{
    private const int MaxUncountedPods = 500; // MaxUncountedPods

    /// <summary>Counts, and writes the status.</summary>
    /// <param name="look">What there is; its status has everything but the counters of Pods that are over.</param>
    /// <param name="mustWrite">Whether the status differs from what is stored already.</param>
    /// <param name="wrote">Called when Pods that are newly over have been noted.</param>
    public void Run(JobLook look, bool mustWrite, Action wrote)
    {
        var held = look.Pods.Where(pod => pod.IsTracked).Select(pod => pod.Metadata.Uid!).ToHashSet(StringComparer.Ordinal);
        mustWrite |= CountThoseWithout(look, held);
        var done = NoteNew(look, ref mustWrite, out var isComplete);
        mustWrite |= NoteIndexes(look);
        mustWrite |= NoteEnd(look);
        if (mustWrite)
        {
            Write(look);
            wrote();
        }

        var failure = LetGo(look, done, held);
        mustWrite = CountThoseWithout(look, held);
        if (failure is not null)
        {
            if (mustWrite)
                Write(look); // Part of it is done.
            throw failure;
        }
        var ends = isComplete && HasEnded(look);
        if (mustWrite || ends)
            Write(look);
        if (ends)
            Tell(look.Job, look.End!);
    }

    private void Write(JobLook look)
    {
        look.Job = context.Client.UpdateStatus(look.Job);
        written.Wrote(look.Job, look.Job);
    }

    /// <summary>Counts those noted Pods that no finalizer holds any longer.</summary>
    private static bool CountThoseWithout(JobLook look, HashSet<string> held)
    {
        var uncounted = look.Status.UncountedTerminatedPods!;
        var (succeeded, failed) = (uncounted.Succeeded.RemoveAll(uid => !held.Contains(uid)), uncounted.Failed.RemoveAll(uid => !held.Contains(uid)));
        var (newSucceeded, newFailed) = (uncounted.Succeeded.Count - succeeded.Count, uncounted.Failed.Count - failed.Count);
        if (newSucceeded == 0 && newFailed == 0)
            return false;
        look.Status = look.Status with
        {
            Succeeded = look.Status.Succeeded + newSucceeded,
            Failed = look.Status.Failed + newFailed,
            UncountedTerminatedPods = new() { Succeeded = succeeded, Failed = failed },
        };
        return true;
    }

    /// <summary>Notes Pods that are newly over.</summary>
    /// <returns>Those whose finalizer may go.</returns>
    private static List<Pod> NoteNew(JobLook look, ref bool mustWrite, out bool isComplete)
    {
        var done = new List<Pod>();
        var uncounted = look.Status.UncountedTerminatedPods!;
        List<string> succeeded = [.. uncounted.Succeeded];
        List<string> failed = [.. uncounted.Failed];
        var indexes = 0;
        isComplete = true;
        foreach (var pod in look.Pods)
        {
            if (!pod.IsTracked || !MayGo(look, pod))
                continue;
            done.Add(pod);
            if (pod.Status.Phase == "Succeeded" && !look.HasCountedFailure(pod))
            {
                if (!look.Job.IsIndexed && !look.HasCountedSuccess(pod))
                    succeeded.Add(pod.Metadata.Uid!);
                else if (look.Job.IsIndexed && look.Job.Knows(pod) && !look.CompletedBefore.Contains(pod.CompletionIndex!.Value))
                    indexes++;
            }
            else if (CountsAsFailure(look, pod))
                failed.Add(pod.Metadata.Uid!);
            if (indexes + succeeded.Count + failed.Count < MaxUncountedPods)
                continue;
            isComplete = false; // The rest is for the next look, which the status written now brings about.
            break;
        }
        mustWrite |= indexes > 0 || succeeded.Count > uncounted.Succeeded.Count || failed.Count > uncounted.Failed.Count;
        if (mustWrite)
            look.Status = look.Status with { UncountedTerminatedPods = new() { Succeeded = succeeded.ToValueList(), Failed = failed.ToValueList() } };
        return done;
    }

    private static bool MayGo(JobLook look, Pod pod)
    {
        if (look.Job.IsBeingDeleted || look.End is not null || pod.Status.Phase == "Succeeded")
            return true;
        return pod.HasFailedFor(look.Job)
            && !(pod.CompletionIndex is { } index && look.Replaceable.GetValueOrDefault(index)?.Metadata.Uid == pod.Metadata.Uid);
    }

    // When a Job fails, whatever still runs has failed with it.
    private static bool CountsAsFailure(JobLook look, Pod pod) =>
        (pod.HasFailedFor(look.Job) || look.End is { Type: not JobEnd.SuccessCriteriaMet })
        && !look.HasCountedFailure(pod)
        && look.Job.Knows(pod)
        && PodFailureRules.For(look.Job, pod).Counts;

    private static bool NoteIndexes(JobLook look)
    {
        if (!look.Job.IsIndexed)
            return false;
        var (completed, failed) = (look.Completed.ToString(), look.FailedIndexes?.ToString());
        var changed = completed != (look.Status.CompletedIndexes ?? "") || failed != look.Status.FailedIndexes;
        look.Status = look.Status with { Succeeded = look.Completed.Count, CompletedIndexes = completed.Length == 0 ? null : completed, FailedIndexes = failed };
        return changed;
    }

    /// <summary>Says in the status that the Job will end, and turns to how it then will have ended.</summary>
    private bool NoteEnd(JobLook look)
    {
        if (look.End is not { Type: JobEnd.FailureTarget or JobEnd.SuccessCriteriaMet } target)
            return false;
        look.End = JobEnd.New(target.Type == JobEnd.FailureTarget ? "Failed" : "Complete", target.Reason, target.Message, context.Client.Now);
        if (look.Status.Conditions.Find(target.Type) is { Status: "True" })
            return false;
        look.Status = look.Status with { Conditions = look.Status.Conditions.Add(target) };
        return true;
    }

    private Exception? LetGo(JobLook look, List<Pod> done, HashSet<string> held)
    {
        Exception? failure = null;
        context.Calls.AtOnce(() =>
        {
            foreach (var pod in done)
                if (tracked.LetGo(pod, look.Job) is { } refused)
                    failure ??= refused;
                else
                    held.Remove(pod.Metadata.Uid!);
        });
        return failure;
    }

    private bool HasEnded(JobLook look)
    {
        var uncounted = look.Status.UncountedTerminatedPods!;
        if (look.End is not { } end || uncounted.Succeeded.Count + uncounted.Failed.Count > 0 || look.Terminating > 0)
            return false;
        look.Status = look.Status with
        {
            Conditions = look.Status.Conditions.Set(end),
            CompletionTime = end.Type == "Complete" ? end.LastTransitionTime : look.Status.CompletionTime,
        };
        return true;
    }

    private void Tell(Job job, JobCondition end)
    {
        if (end.Type != "Complete")
        {
            context.Events.Record(job, "Warning", end.Reason ?? "", end.Message ?? "");
            return;
        }
        if (job.Status.Succeeded > job.Spec.Completions)
            context.Events.Record(job, "Warning", "TooManySucceededPods", "Too many succeeded pods running after completion count reached");
        context.Events.Record(job, "Normal", "Completed", "Job completed");
    }
}
