namespace ClusterSim.Api.Core;

/// <summary>What Pods can tell, and how controllers make them.</summary>
/// <remarks>Source: pkg/api/v1/pod/util.go; controller_utils.go, GetPodFromTemplate (v1.36).</remarks>
public static class PodExtensions
{
    extension(Pod pod)
    {
        /// <summary>Whether the Pod is over: <c>Succeeded</c> or <c>Failed</c>, and no container will ever run in it again.</summary>
        public bool IsTerminal => pod.Status.Phase is "Succeeded" or "Failed";

        /// <summary>Whether controllers count the Pod: it is neither over nor being deleted.</summary>
        public bool IsActive => !pod.IsTerminal && !pod.IsBeingDeleted;

        /// <summary>Whether the Pod is being deleted but not over yet.</summary>
        public bool IsTerminating => !pod.IsTerminal && pod.IsBeingDeleted;

        /// <summary>Whether the Pod is bound to a Node.</summary>
        public bool IsBound => !string.IsNullOrEmpty(pod.Spec.NodeName);

        /// <summary>Whether its condition <c>Ready</c> is <c>True</c>.</summary>
        public bool IsReady => pod.Status.Conditions.IsTrue("Ready");

        /// <summary>The condition of that type, or null when there is none.</summary>
        public PodCondition? Condition(string type) => pod.Status.Conditions.Find(type);

        /// <summary>Whether the Pod has been ready for long enough.</summary>
        /// <param name="minReadySeconds">How long, in seconds; with 0 it is enough to be ready.</param>
        /// <param name="now">The time now.</param>
        public bool IsAvailable(int minReadySeconds, DateTimeOffset now) =>
            pod.Condition("Ready") is { Status: "True" } ready
            && (minReadySeconds == 0 || (ready.LastTransitionTime is { } since && (DateTimeOffset)since + TimeSpan.FromSeconds(minReadySeconds) <= now));
    }

    extension(Pod)
    {
        /// <summary>A new Pod as a template describes it, owned and managed by <paramref name="owner"/>, in its namespace and with a name made from its name.</summary>
        public static Pod FromTemplate(PodTemplateSpec template, ApiObject owner) => new()
        {
            Metadata = new()
            {
                GenerateName = owner.Metadata.Name + "-",
                Namespace = owner.Metadata.Namespace,
                Labels = template.Metadata.Labels,
                Annotations = template.Metadata.Annotations,
                Finalizers = template.Metadata.Finalizers,
                OwnerReferences = [OwnerReference.For(owner)],
            },
            Spec = template.Spec,
        };
    }
}
