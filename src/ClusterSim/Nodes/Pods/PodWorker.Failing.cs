using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pods;

/// <content>Pods that are ended from outside, and what is told about images.</content>
/// <remarks>Source: active_deadline.go, kubelet_pods.go (getPullSecretsForPod) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    /// <summary>Why the kubelet has ended the Pod, as its status says; null when it has not.</summary>
    public PodFailure? Failure { get; private set; }

    /// <summary>Ends the Pod as failed: its containers are stopped, and when none runs any more its status says why.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="gracePeriodSeconds">How long its containers get; null: as long as the Pod says.</param>
    public void FailWith(PodFailure failure, long? gracePeriodSeconds = null)
    {
        if (_stage != Stage.Syncing || Failure is not null)
            return;
        Failure = failure;
        _gracePeriodSeconds = gracePeriodSeconds ?? 0;
        BeginTermination();
    }

    /// <summary>Ends the Pod if it has been active for as long as it may; if not, it is looked at when its time comes.</summary>
    private bool IsPastDeadline()
    {
        if (Pod.Spec.ActiveDeadlineSeconds is not { } seconds || _startTime is not { } start)
            return false;
        var left = (DateTimeOffset)start + TimeSpan.FromSeconds(seconds) - Now;
        if (left > TimeSpan.Zero)
        {
            SyncIn(left);
            return false;
        }
        _kubelet.Events.OfPod(Pod, "Normal", PodFailure.DeadlineExceeded.Reason, PodFailure.DeadlineExceeded.Message);
        FailWith(PodFailure.DeadlineExceeded);
        return true;
    }

    private void TellOfMissingPullSecrets()
    {
        if (Pod.Spec.ImagePullSecrets.Count == 0)
            return;
        var missing = Pod.Spec.ImagePullSecrets.Where(reference => FindSecret(reference.Name, isOptional: true) is null).Select(reference => reference.Name).ToList();
        if (missing.Count > 0)
            _kubelet.Events.OfPod(Pod, "Warning", "FailedToRetrieveImagePullSecret", $"Unable to retrieve some image pull secrets ({string.Join(", ", missing)}); attempting to pull the image may not succeed.");
    }

    /// <summary>The name of the image cannot be one: nothing is asked of any registry.</summary>
    private void RefuseName(ContainerSlot slot, ResolvedImage image, string problem)
    {
        var message = $"Failed to apply default image tag \"{image.Name}\": couldn't parse image name \"{image.Name}\": {problem}";
        _kubelet.Events.OfContainer(this, slot, "Warning", "InspectFailed", message);
        RetryLater(slot, "InvalidImageName", message, eventMessage: "Error: InvalidImageName");
    }
}
