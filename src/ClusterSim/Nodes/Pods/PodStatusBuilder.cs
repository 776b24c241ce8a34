using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pods;

/// <summary>Works out the status of a Pod from what its containers do.</summary>
/// <remarks>Source: kubelet_pods.go (generateAPIPodStatus, convertToAPIContainerStatuses), status_manager.go (TerminatePod, updateLastTransitionTime) (v1.36).</remarks>
internal readonly ref struct PodStatusBuilder(PodWorker worker, SharedParts parts)
{
    private Pod Pod => worker.Pod;

    private PodSpec Spec => Pod.Spec;

    /// <summary>The status as of now.</summary>
    /// <param name="phase">The phase its containers amount to. The status does not show that the Pod has ended while one of them still runs, as a sidecar may.</param>
    public PodStatus Build(out string phase)
    {
        var initStatuses = new ContainerStatus[Spec.InitContainers.Count];
        var statuses = new ContainerStatus[Spec.Containers.Count];
        var slots = worker.Slots;
        var debugStatuses = slots.Length == initStatuses.Length + statuses.Length ? [] : new ContainerStatus[slots.Length - initStatuses.Length - statuses.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var status = StatusOf(slots[i]);
            slots[i].Reported = status;
            if (i < initStatuses.Length)
                initStatuses[i] = status;
            else if (i < initStatuses.Length + statuses.Length)
                statuses[i - initStatuses.Length] = status;
            else
                debugStatuses[i - initStatuses.Length - statuses.Length] = status;
        }
        phase = PhaseOf(initStatuses, statuses);
        var current = Pod.Status;
        var shown = PodPhase.IsTerminal(phase) && (AnyRuns(initStatuses) || AnyRuns(statuses)) ? current.Phase ?? PodPhase.Running : phase;
        var failure = shown == PodPhase.Failed ? worker.Failure : null;
        return new()
        {
            ObservedGeneration = Pod.Metadata.Generation,
            Phase = shown,
            Conditions = Conditions(phase, initStatuses, statuses),
            Reason = failure?.Reason ?? (shown == current.Phase ? current.Reason : null),
            Message = failure?.Message ?? (shown == current.Phase ? current.Message : null),
            NominatedNodeName = current.NominatedNodeName,
            HostIP = worker.Host.Address,
            HostIPs = worker.HostIPs,
            PodIP = AddressOr(current.PodIP),
            PodIPs = worker.Address.Length == 0 || worker.Address == current.PodIP ? current.PodIPs : [new() { Ip = worker.Address }],
            StartTime = worker.StartTime,
            InitContainerStatuses = initStatuses.Length == 0 ? [] : new(initStatuses),
            ContainerStatuses = new(statuses),
            QosClass = current.QosClass ?? PodQos.Of(Spec),
            EphemeralContainerStatuses = debugStatuses.Length == 0 ? current.EphemeralContainerStatuses : new(debugStatuses),
            Resize = current.Resize,
            ResourceClaimStatuses = current.ResourceClaimStatuses,
            ExtendedResourceClaimStatus = current.ExtendedResourceClaimStatus,
            AllocatedResources = current.AllocatedResources,
            Resources = current.Resources,
            NodeAllocatableResourceClaimStatuses = current.NodeAllocatableResourceClaimStatuses,
        };
    }

    /// <summary>The conditions with what is to be said about the sandbox now.</summary>
    public ValueList<PodCondition> WithSandbox(ValueList<PodCondition> conditions)
    {
        var at = conditions.FindIndex(condition => condition.Type == PodConditions.ReadyToStartContainers);
        var condition = ConditionFor(PodConditions.OfSandbox(worker.Sandbox));
        return at < 0 ? conditions.Add(condition) : conditions.SetItem(at, condition);
    }

    private static bool AnyRuns(ContainerStatus[] statuses)
    {
        foreach (var status in statuses)
        {
            if (status.State.Running is not null)
                return true;
        }
        return false;
    }

    private string? AddressOr(string? current) => worker.Address.Length > 0 ? worker.Address : current;

    private string PhaseOf(ContainerStatus[] initStatuses, ContainerStatus[] statuses)
    {
        if (PodPhase.IsTerminal(Pod.Status.Phase))
            return Pod.Status.Phase!; // There is no way back.
        if (worker.Failure is not null)
            return PodPhase.Failed;
        var phase = PodPhase.Of(Spec, initStatuses, statuses, isOver: worker.IsTerminated);
        return worker.IsTerminated && !PodPhase.IsTerminal(phase) ? PodPhase.Failed : phase;
    }

    private ContainerStatus StatusOf(ContainerSlot slot)
    {
        var status = slot.Current is { } container ? StatusOf(slot, container) : StatusBeforeStart(slot);
        return status == slot.Reported ? slot.Reported : status;
    }

    private ContainerStatus StatusBeforeStart(ContainerSlot slot)
    {
        // Once a Pod is initialized, a container of which nothing is known when it ends counts as failed.
        var isLost = worker.IsTerminated && !slot.IsInit && !slot.IsDebug && worker.IsInitialized;
        return new()
        {
            Name = slot.Spec.Name,
            State = isLost ? ContainerStates.Lost
                : slot.TroubleIfAny is { WaitingReason: { } reason } trouble ? ContainerStates.Waiting(reason, trouble.WaitingMessage)
                : Spec.InitContainers.Count > 0 && !slot.IsDebug ? ContainerStates.Initializing : ContainerStates.Creating,
            LastState = ContainerStates.None,
            Image = slot.Spec.Image ?? "",
            Started = false,
            VolumeMounts = parts.MountsOf(slot.Spec.VolumeMounts),
        };
    }

    private ContainerStatus StatusOf(ContainerSlot slot, ContainerInstance container)
    {
        var isRunning = container.IsRunning;
        var ended = isRunning ? null : slot.IsRemoved ? ContainerStates.EndOfRemoved : ContainerStates.Terminated(container);
        var waiting = !isRunning && !worker.IsTerminated && slot.TroubleIfAny is { WaitingReason: { } reason } trouble ? ContainerStates.Waiting(reason, trouble.WaitingMessage)
            : slot.IsRemoved && !worker.IsTerminated ? ContainerStates.Removed : null;
        return new()
        {
            Name = slot.Spec.Name,
            State = isRunning ? parts.Running(container.StartedAt) : waiting ?? ended!,
            LastState = waiting is not null ? ended! : slot.LastState,
            Ready = slot.IsDebug ? false : isRunning ? (!slot.IsInit || slot.IsSidecar) && slot.IsReady : slot.IsInit && container.ExitCode == 0 && !slot.IsSidecar && !slot.IsRemoved,
            RestartCount = slot.IsRemoved ? container.Attempt + 1 : container.Attempt,
            Image = container.ResolvedImage.Reference.Tagged,
            ImageID = container.ResolvedImage.Reference.Id,
            ContainerID = slot.IsRemoved ? null : container.Id,
            Started = !slot.IsDebug && slot.HasStarted,
            AllocatedResources = (slot.Allocated ?? slot.Spec.Resources).Requests,
            Resources = parts.ResourcesOf(container.Resources),
            VolumeMounts = parts.MountsOf(slot.Spec.VolumeMounts),
            User = parts.UserOf(Spec, slot.Spec),
        };
    }

    private ValueList<PodCondition> Conditions(string phase, ContainerStatus[] initStatuses, ContainerStatus[] statuses)
    {
        var containers = PodConditions.OfContainers(Spec, initStatuses, statuses, phase);
        PodCondition[] owned =
        [
            ConditionFor(PodConditions.OfSandbox(worker.Sandbox)),
            ConditionFor(PodConditions.OfInitialization(Spec, initStatuses, statuses, phase)),
            ConditionFor(PodConditions.OfPod(Spec, containers, Pod.Status.Conditions)),
            ConditionFor(containers),
            ConditionFor(new(PodConditions.Scheduled, true)),
        ];
        if (worker.ResizePending is not null || worker.IsResizing)
            owned = [.. OfResize(), .. owned];
        if (worker.MayRestartAll)
            owned = [.. owned, ConditionFor(PodConditions.OfRestart(worker.IsRestartingAll, phase))];
        var foreign = Pod.Status.Conditions.RemoveAll(condition => PodConditions.IsKubelets(condition.Type));
        ValueList<PodCondition> all = foreign.Count == 0 ? new(owned) : [.. foreign, .. owned];
        return worker is { IsTerminated: true, Failure: { } failure } ? failure.AddTo(all, Pod.Metadata.Generation, worker.Loop.Now) : all; // Before, its containers may still run.
    }

    private List<PodCondition> OfResize()
    {
        List<PodCondition> conditions = [];
        if (worker.ResizePending is { } pending)
            conditions.Add(ConditionFor(new(PodConditions.ResizePending, true, pending.Reason, pending.Message)));
        if (worker.IsResizing)
            conditions.Add(ConditionFor(new(PodConditions.ResizeInProgress, true, worker.ResizeError is null ? null : "Error", worker.ResizeError)));
        return conditions;
    }

    /// <summary>The condition, with the time of its last transition: now, if it was different before.</summary>
    private PodCondition ConditionFor(PodConditions.Finding finding)
    {
        var status = finding.IsTrue ? "True" : "False";
        foreach (var before in worker.ConditionsBefore)
        {
            if (before.Type != finding.Type || before.Status != status)
                continue;
            var same = before.Reason == finding.Reason && before.Message == finding.Message && before.ObservedGeneration == Pod.Metadata.Generation;
            return same ? before : before with { Reason = finding.Reason, Message = finding.Message, ObservedGeneration = Pod.Metadata.Generation };
        }
        return parts.Condition(finding, status, Pod.Metadata.Generation);
    }
}
