using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Pods;

/// <content>Starting one container: back-off, image, creation, start.</content>
/// <remarks>Source: kuberuntime_manager.go (doBackOff), kuberuntime_container.go (startContainer), images/image_manager.go (v1.36).</remarks>
internal sealed partial class PodWorker
{
    private const string ImagePullBackOff = "ImagePullBackOff";
    private const string ErrImagePull = "ErrImagePull";

    /// <summary>A pull has ended.</summary>
    /// <param name="image">What was pulled.</param>
    /// <param name="error">What it failed with; null when the image is there.</param>
    /// <param name="pulling">How long the pull itself took.</param>
    /// <param name="waiting">How long it took with the wait for earlier pulls.</param>
    public void PullEnded(ResolvedImage image, string? error, TimeSpan pulling, TimeSpan waiting)
    {
        if (_starting is not { } slot || !_kubelet.IsOn)
            return; // The Pod is being terminated.
        if (error is not null)
        {
            PullFailed(slot, image, error);
            return;
        }
        _kubelet.ImageAdded();
        _kubelet.Events.OfContainer(this, slot, "Normal", "Pulled", $"Successfully pulled image \"{image.Name}\" in {GoDuration.Format(pulling)} ({GoDuration.Format(waiting)} including waiting). Image size: {image.Image.SizeBytes} bytes.");
        Create(slot, image);
    }

    private void Begin(ContainerSlot slot)
    {
        _starting = slot;
        if (slot.Current is not null && LastEnd(slot) is { } end && MustBackOff(slot, end))
        {
            slot.IsReplaced = slot.IsUnhealthy = false; // From now on it is a container like others that have exited.
            Fail(slot);
        }
        else
            EnsureImage(slot);
    }

    /// <summary>From when a delay counts. Who has just killed a container looks at the end of the start before it.</summary>
    private static DateTimeOffset? LastEnd(ContainerSlot slot) =>
        slot.IsRemoved ? null : !slot.IsReplaced ? slot.Current!.FinishedAt : slot.IsUnhealthy && slot.LastState.Terminated?.FinishedAt is { } before ? (DateTimeOffset)before : null;

    /// <summary>Whether the container has exited too recently to be restarted; if not, the next time takes longer.</summary>
    private bool MustBackOff(ContainerSlot slot, DateTimeOffset finished)
    {
        var trouble = slot.Trouble;
        var max = _kubelet.Options.MaxBackOff;
        if (!trouble.Restarts.IsActive(finished, Now, max))
        {
            trouble.Restarts.Lengthen(finished, Now, _kubelet.Options.InitialBackOff, max);
            return false;
        }
        var pod = $"{Pod.Metadata.Name}_{Pod.Metadata.Namespace}({Uid})";
        _kubelet.Events.OfContainer(this, slot, "Warning", "BackOff", $"Back-off restarting failed container {slot.Spec.Name} in pod {pod}");
        trouble.WaitFor("CrashLoopBackOff", $"back-off {GoDuration.Format(trouble.Restarts.Delay)} restarting failed container={slot.Spec.Name} pod={pod}");
        var end = finished + trouble.Restarts.Delay;
        trouble.NextAttempt = end < Now + Kubelet.ResyncInterval ? end : Now + Kubelet.ResyncInterval;
        return true;
    }

    private void EnsureImage(ContainerSlot slot)
    {
        var image = _kubelet.Images.Resolve(slot.Spec.Image ?? "");
        if (image.Reference.Problem is { } problem)
        {
            RefuseName(slot, image, problem);
            return;
        }
        var isPresent = _kubelet.Store.Contains(image);
        if (slot.Spec.ImagePullPolicy != "Always" && isPresent)
        {
            _kubelet.Events.OfContainer(this, slot, "Normal", "Pulled", image.PresentText);
            Create(slot, image);
        }
        else if (slot.Spec.ImagePullPolicy == "Never")
        {
            var message = $"Container image \"{image.Name}\" is not present with pull policy of Never";
            _kubelet.Events.OfContainer(this, slot, "Warning", "ErrImageNeverPull", message);
            RetryLater(slot, "ErrImageNeverPull", message, eventMessage: "Error: ErrImageNeverPull");
        }
        else if (slot.TroubleIfAny is { } trouble && trouble.Pulls.IsActiveSinceUpdate(Now, _kubelet.Options.MaxBackOff))
        {
            _kubelet.Events.OfContainer(this, slot, "Normal", "BackOff", image.BackOffText);
            var message = trouble.PullError is null ? image.BackOffText : $"{image.BackOffText}: {trouble.PullError}";
            RetryLater(slot, ImagePullBackOff, message, eventMessage: "Error: " + ImagePullBackOff);
            if (trouble.Pulls.EndsAt < trouble.NextAttempt)
                trouble.NextAttempt = trouble.Pulls.EndsAt;
        }
        else
        {
            _kubelet.Events.OfContainer(this, slot, "Normal", "Pulling", image.PullingText);
            _kubelet.Puller.Enqueue(image, this);
        }
    }

    private void PullFailed(ContainerSlot slot, ResolvedImage image, string error)
    {
        _kubelet.Events.OfContainer(this, slot, "Warning", "Failed", $"Failed to pull image \"{image.Name}\": {error}");
        slot.Trouble.Pulls.Lengthen(Now, Now, _kubelet.Options.InitialBackOff, _kubelet.Options.MaxBackOff);
        slot.Trouble.PullError = $"{ErrImagePull}: {error}";
        slot.Trouble.WaitFor(ErrImagePull, error);
        _kubelet.Events.OfContainer(this, slot, "Warning", "Failed", "Error: " + ErrImagePull);
        slot.Trouble.NextAttempt = Now + (_kubelet.UntilRelist > TimeSpan.Zero ? _kubelet.UntilRelist : TimeSpan.FromSeconds(1)); // The sync that reports this finds that it has to wait.
        Fail(slot);
    }

    /// <summary>The image is there: resolves the environment, creates the container, and starts it.</summary>
    private void Create(ContainerSlot slot, ResolvedImage image)
    {
        ValueMap<string>? environment = null;
        try
        {
            if (EnvironmentVariables.MustBeResolvedAtStart(slot.Spec))
                environment = EnvironmentVariables.Resolve(this, slot.Spec, Now);
            ContainerRules.Check(this, slot.Spec, image.Image);
        }
        catch (EnvironmentException error)
        {
            RetryLater(slot, "CreateContainerConfigError", error.Message, eventMessage: "Error: " + error.Message);
            return;
        }
        if (_kubelet.Options.ContainerStartDelay <= TimeSpan.Zero)
            Start(slot, image, environment);
        else
            Loop.Schedule(_kubelet.Options.ContainerStartDelay, EventRank.Default, () => Start(slot, image, environment));
    }

    private void Start(ContainerSlot slot, ResolvedImage image, ValueMap<string>? environment)
    {
        if (_starting != slot || !_kubelet.IsOn)
            return; // The Pod is being terminated.
        var attempt = slot.Current is null ? slot.FormerStarts : slot.Current.Attempt + 1;
        var container = new ContainerInstance(this, slot.Spec, image, attempt, _kubelet.NewContainerId());
        if (slot.Allocated is { } granted)
            container.Resize(granted);
        slot.Replace(container);
        _kubelet.Events.OfContainer(this, slot, "Normal", "Created", "Container created");
        _kubelet.Events.OfContainer(this, slot, "Normal", "Started", "Container started");
        container.Start(environment);
        if (slot.Spec.Lifecycle?.PostStart is { } hook && container.IsRunning)
        {
            container.RunHook(hook, failure => PostStartEnded(slot, container, failure)); // Until then nothing else of the Pod is started.
            return;
        }
        _starting = null;
        SyncAtRelist();
        StartContainers();
    }

    /// <summary>The hook after a container's start has ended; a container whose hook failed is stopped.</summary>
    private void PostStartEnded(ContainerSlot slot, ContainerInstance container, string? failure)
    {
        if (_starting != slot || slot.Current != container || !_kubelet.IsOn)
            return; // The Pod is being terminated.
        if (failure is not null)
        {
            _kubelet.Events.OfContainer(this, slot, "Warning", "FailedPostStartHook", "PostStartHook failed");
            slot.Trouble.WaitFor("PostStartHookError", failure);
            if (container.IsRunning)
            {
                _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", "FailedPostStartHook");
                StopOne(container);
            }
        }
        _starting = null;
        SyncAtRelist();
        StartContainers();
    }

    /// <summary>Stops one container of a Pod that goes on: its hook, SIGTERM, and SIGKILL when the grace period is over.</summary>
    /// <param name="container">The container.</param>
    /// <param name="gracePeriodSeconds">How long it gets, in place of what the Pod says.</param>
    private void StopOne(ContainerInstance container, long? gracePeriodSeconds = null)
    {
        var grace = TimeSpan.FromSeconds(Math.Max(gracePeriodSeconds ?? Pod.Spec.TerminationGracePeriodSeconds ?? 30, MinimumGracePeriodSeconds));
        if (container.Spec.Lifecycle?.PreStop is { } hook)
            container.RunHook(hook, _ => container.Stop());
        else
            container.Stop();
        Loop.Schedule(grace, EventRank.Default, container.Kill);
    }

    /// <summary>Gives up for now, and tries again after the usual time.</summary>
    private void RetryLater(ContainerSlot slot, string reason, string message, string eventMessage)
    {
        _kubelet.Events.OfContainer(this, slot, "Warning", "Failed", eventMessage);
        slot.Trouble.WaitFor(reason, message);
        slot.Trouble.NextAttempt = Now + Kubelet.ErrorRetryInterval;
        Fail(slot);
    }

    /// <summary>The container did not start: its status says why at the next sync, and the others get their turn.</summary>
    private void Fail(ContainerSlot slot)
    {
        _starting = null;
        if (slot.Trouble.WaitingReason != slot.Reported?.State.Waiting?.Reason)
            SyncAtRelist();
        StartContainers();
    }
}
