using ClusterSim.Nodes.Probes;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pods;

/// <summary>The place of one container in a Pod: what runs or ran in it, start after start.</summary>
internal sealed class ContainerSlot(Container spec, bool isInit)
{
    private ContainerTrouble? _trouble;
    private ContainerEnd? _end;

    /// <summary>The container as the Pod's spec has it now.</summary>
    public Container Spec { get; set; } = spec;

    /// <summary>The resources that it has been granted; null when they are those of its spec.</summary>
    public ResourceRequirements? Allocated { get; set; }

    public bool IsInit { get; } = isInit;

    /// <summary>A debug container: started once, whatever becomes of it.</summary>
    public bool IsDebug => DebugTarget is not null;

    /// <summary>Whose processes a debug container sees, by name; empty: its own. Null for all other containers.</summary>
    public string? DebugTarget { get; init; }

    /// <summary>Where in the Pod the container is, as its events say it.</summary>
    public string FieldPath => $"spec.{(IsInit ? "initContainers" : IsDebug ? "ephemeralContainers" : "containers")}{{{Spec.Name}}}";

    /// <summary>What its events are about, made when the first is recorded.</summary>
    public ObjectReference? Reference { get; set; }

    /// <summary>An init container that goes on running beside the others.</summary>
    public bool IsSidecar => IsInit && Spec.RestartPolicy == "Always";

    /// <summary>How often the container had been started before anybody here knew of it, as its status says.</summary>
    public int FormerStarts { get; init; }

    /// <summary>The latest start; null before the first.</summary>
    public ContainerInstance? Current { get; private set; }

    /// <summary>The log of the start before the latest one, if it wrote any.</summary>
    public ContainerLog? PreviousLog { get; private set; }

    /// <summary>The identifier of the start before the latest one.</summary>
    public string? PreviousId { get; private set; }

    /// <summary>How the start before the latest one ended.</summary>
    public ContainerState LastState { get; private set; } = ContainerStates.None;

    /// <summary>Its status as last reported; what has not changed is taken from there.</summary>
    public ContainerStatus? Reported { get; set; }

    public bool IsRunning => Current is { IsRunning: true };

    public bool HasExited => Current is { HasExited: true };

    /// <summary>Its probes, from when the kubelet has begun with the Pod; null when it has none.</summary>
    public ContainerProbes? Probes { get; set; }

    /// <summary>Whether it runs and has started as far as its startup probe is concerned.</summary>
    public bool HasStarted => Current is { IsRunning: true } container && (Probes is null || Probes.HasStarted(container));

    /// <summary>Whether it has started and is ready.</summary>
    public bool IsReady => HasStarted && (Probes is null || Probes.IsReady(Current!));

    /// <summary>What has gone wrong with it so far, made when needed.</summary>
    public ContainerTrouble Trouble => _trouble ??= new();

    public ContainerTrouble? TroubleIfAny => _trouble;

    /// <summary>An init container that has done its work, or a sidecar that runs.</summary>
    public bool IsInitialized => !IsStale && !IsRemoved && (IsSidecar ? HasStarted : Current is { HasExited: true, ExitCode: 0 });

    /// <summary>Whether the latest start was in a sandbox that is gone.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Whether the kubelet stops the latest start in order to start another, whatever the restart policy says.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Whether the latest start was taken away so that all containers can start anew.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Whether a probe is why the latest start is stopped.</summary>
    public bool IsUnhealthy { get; set; }

    /// <summary>How far the container's end has come, while its Pod is being terminated.</summary>
    public ContainerEnd End => _end ??= new();

    /// <summary>What went wrong before does not count any more.</summary>
    public void ForgetTrouble() => _trouble = null;

    /// <summary>Takes over what was in the slot before the machine was rebooted.</summary>
    public void Inherit(ContainerSlot old)
    {
        (Current, PreviousLog, PreviousId, LastState) = (old.Current, old.PreviousLog, old.PreviousId, old.LastState);
        IsStale = Current is not null;
        Current?.BeFoundDead();
    }

    /// <summary>A new start takes the place of the latest one.</summary>
    public void Replace(ContainerInstance instance)
    {
        if (Current is { } previous)
        {
            (PreviousLog, PreviousId) = IsRemoved ? (null, null) : (previous.LogIfAny, previous.Id);
            LastState = IsRemoved ? ContainerStates.EndOfRemoved : ContainerStates.Terminated(previous);
        }
        Current = instance;
        IsStale = IsReplaced = IsUnhealthy = IsRemoved = false;
        _trouble?.StopWaiting();
    }
}
