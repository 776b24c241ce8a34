namespace ClusterSim.Api.Batch;

/// <summary>What Jobs can tell.</summary>
/// <remarks>Source: pkg/controller/job/util/utils.go (v1.36).</remarks>
public static class JobExtensions
{
    extension(Job job)
    {
        /// <summary>Whether it has reached what it was to do.</summary>
        public bool IsComplete => job.Status.Conditions.IsTrue("Complete");

        /// <summary>Whether it was given up.</summary>
        public bool HasFailed => job.Status.Conditions.IsTrue("Failed");

        /// <summary>Whether it is over, for better or worse: no Pod of it will ever run again.</summary>
        public bool IsFinished => job.IsComplete || job.HasFailed;

        /// <summary>Whether it is to have no Pods for the time being.</summary>
        public bool IsSuspended => job.Spec.Suspend == true;

        /// <summary>Whether each of its Pods has a number, and each number must succeed once.</summary>
        public bool IsIndexed => job.Spec.CompletionMode == "Indexed";
    }
}
