using ClusterSim.Api.Batch;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Runs Pods until as many have succeeded as a Job asks for.</summary>
/// <remarks>
/// <para>A new Job and a change of its spec are looked at at once; what happens to its Pods is gathered for a second, so that a thousand of them are not a thousand looks.</para>
/// <para>Source: job/job_controller.go (v1.36).</para>
/// </remarks>
public sealed class JobController : IClusterComponent
{
    // DefaultJobApiBackOff, MaxJobApiBackOff; nothing holds back retries of all Jobs together.
    private static readonly WorkQueueOptions Retries = new()
    {
        FirstRetry = TimeSpan.FromSeconds(1),
        LastRetry = TimeSpan.FromMinutes(1),
        RetryBurst = int.MaxValue,
        MaxConcurrent = 5, // --concurrent-job-syncs
    };

    private IClusterClient _client = null!;
    private TrackedPods _tracked = null!;
    private Informer<Job> _jobs = null!;
    private WorkQueue<ObjectKey> _queue = null!;
    private WorkQueue<ObjectKey> _orphans = null!;
    private WriteConsistency _written = null!;

    /// <summary>How long what happens to Pods is gathered; <c>syncJobBatchPeriod</c>.</summary>
    public static TimeSpan BatchPeriod { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => "job-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_client, _jobs, _written) = (context.Client, context.Informers.For<Job>(), new(context.Informers));
        _tracked = new(context, _written);
        var reconciling = new JobReconciling(context, _tracked, _written);
        _queue = new(context.Loop, (key, _) => new(reconciling.Reconcile(key, delay => _queue.AddAfter(key, delay))), Retries, context.Calls) { Owner = Name };
        _orphans = new(context.Loop, (key, _) => new(LetOrphanGo(key)), Retries, context.Calls) { Owner = Name };
        _jobs.OnChange(JobChanged);
        context.Informers.For<Pod>().OnChange(PodChanged);
    }

    private void JobChanged(Job? before, Job? after)
    {
        var job = (after ?? before)!;
        if (before is not null && after is not null && before.Metadata.Generation == after.Metadata.Generation)
            _queue.AddAfter(job.Key, BatchPeriod);
        else
            _queue.Add(job.Key);
        if (after is null)
            _written.Forget(job);
        if (after is null || after.IsFinished)
            foreach (var pod in _client.ListOwnedBy<Pod>(job))
                if (pod.IsTracked)
                    _orphans.Add(pod.Key);
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        if (after is null || after.IsBeingDeleted)
        {
            PodGoes((after ?? before)!);
            return;
        }
        var (old, owner) = (before?.Controller, after.Controller);
        var isHandedOver = before is not null && old != owner;
        if (isHandedOver && JobOf(before!, old) is { } former)
            _queue.AddAfter(former.Key, BatchPeriod);
        if (owner is not null)
        {
            if (JobOf(after, owner) is { } job)
                _queue.AddAfter(job.Key, BatchPeriod);
            return;
        }
        if (after.IsTracked)
            _orphans.Add(after.Key);
        if (before is null || isHandedOver || before.Metadata.Labels != after.Metadata.Labels)
            foreach (var job in _jobs.InNamespace(after.Metadata.Namespace!))
                if (job.Spec.Selector is { } selector && selector.Matches(after.Metadata.Labels))
                    _queue.AddAfter(job.Key, BatchPeriod);
    }

    private void PodGoes(Pod pod)
    {
        if (JobOf(pod, pod.Controller) is { IsFinished: false } job)
            _queue.AddAfter(job.Key, BatchPeriod);
        else if (pod.IsTracked)
            _orphans.Add(pod.Key); // Nobody will count it any more.
    }

    private Job? JobOf(Pod pod, OwnerReference? owner) =>
        owner is { Kind: "Job" } && _jobs.Find(new(pod.Metadata.Namespace!, owner.Name)) is { } job && job.Metadata.Uid == owner.Uid ? job : null;

    /// <summary>Takes the finalizer off a Pod whose Job is gone or over.</summary>
    /// <remarks>Source: job/job_controller.go, syncOrphanPod (v1.36).</remarks>
    private Result LetOrphanGo(ObjectKey key)
    {
        if (_client.Find<Pod>(key) is not { } pod)
            return Result.Done;
        if (pod.Controller is { } owner)
        {
            if (owner is not { Kind: "Job", ApiVersion: "batch/v1" })
                return Result.Done;
            if (JobOf(pod, owner) is { } job && (job.IsManagedElsewhere || !job.IsFinished))
                return Result.Done; // It has been adopted.
        }
        return _tracked.LetGo(pod, null) is { } failure ? throw failure : Result.Done;
    }
}
