using System.Globalization;
using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>What a Pod tells its Job.</summary>
/// <remarks>Source: job/indexed_job_utils.go, tracking_utils.go, backoff_utils.go (v1.36).</remarks>
internal static class JobPod
{
    /// <summary>JobTrackingFinalizer: held until the Job has counted the Pod.</summary>
    public const string Finalizer = "batch.kubernetes.io/job-tracking";

    /// <summary>JobCompletionIndexAnnotation, and a label of that name.</summary>
    public const string IndexAnnotation = "batch.kubernetes.io/job-completion-index";

    /// <summary>JobIndexFailureCountAnnotation: how often Pods of that index failed before.</summary>
    public const string FailuresAnnotation = "batch.kubernetes.io/job-index-failure-count";

    /// <summary>JobIndexIgnoredFailureCountAnnotation: how often that happened without being held against the index.</summary>
    public const string IgnoredFailuresAnnotation = "batch.kubernetes.io/job-index-ignored-failure-count";

    extension(Pod pod)
    {
        /// <summary>Whether it is yet to be counted.</summary>
        public bool IsTracked => pod.Metadata.Finalizers.Contains(Finalizer);

        /// <summary>Its completion index; null when it has none that makes sense.</summary>
        public int? CompletionIndex => int.TryParse(pod.Metadata.Annotations.Find(IndexAnnotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) && index >= 0 ? index : null;

        /// <summary>How often Pods of its index had failed when it was made.</summary>
        public int EarlierFailures => pod.Number(FailuresAnnotation);

        /// <summary>The same of failures that were ignored.</summary>
        public int EarlierIgnoredFailures => pod.Number(IgnoredFailuresAnnotation);

        /// <summary>Whether <paramref name="job"/> takes it for a failure: it is one, or it goes before it was over and is replaced at once.</summary>
        public bool HasFailedFor(Job job) =>
            pod.Status.Phase == "Failed" || (!job.ReplacesOnlyFailedPods && pod.IsBeingDeleted && pod.Status.Phase != "Succeeded");

        /// <summary>When it was over: when its last container ended, or as near to that as it tells.</summary>
        public Time FinishTime => pod.LastEnd ?? pod.UnreadySince ?? pod.DeletedAt ?? pod.Metadata.CreationTimestamp ?? default;

        private Time? LastEnd
        {
            get
            {
                Time? last = null;
                foreach (var status in pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses.Where(status => pod.IsSidecar(status.Name))))
                {
                    if (status.State.Terminated?.FinishedAt is not { } end)
                        return null;
                    if (last is null || last < end)
                        last = end;
                }
                return last;
            }
        }

        private Time? UnreadySince => pod.Condition("Ready") is { Status: "False" } ready ? ready.LastTransitionTime : null;

        private Time? DeletedAt => pod.Metadata.DeletionTimestamp is { } end ? end + -TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? 0) : null;

        private bool IsSidecar(string container) => pod.Spec.InitContainers.Any(init => init.Name == container && init.RestartPolicy == "Always");

        private int Number(string annotation) =>
            int.TryParse(pod.Metadata.Annotations.Find(annotation), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    extension(Job job)
    {
        /// <summary>Whether a Pod that goes is replaced only when it is over: so asked for, or so that rules for failures see how it ended.</summary>
        public bool ReplacesOnlyFailedPods => job.Spec.PodReplacementPolicy == "Failed" || job.Spec.PodFailurePolicy is not null;

        /// <summary>Whether another controller looks after it.</summary>
        public bool IsManagedElsewhere => job.Spec.ManagedBy is { } controller && controller != "kubernetes.io/job-controller";

        /// <summary>Whether <paramref name="pod"/> counts for it: if it is indexed, only with an index that it has.</summary>
        public bool Knows(Pod pod) => !job.IsIndexed || pod.CompletionIndex < job.Spec.Completions;
    }
}
