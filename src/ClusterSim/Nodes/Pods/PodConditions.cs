namespace ClusterSim.Nodes.Pods;

/// <summary>The conditions of a Pod that its kubelet owns.</summary>
/// <remarks>Source: status/generate.go, kubelet_pods.go, generateAPIPodStatus (v1.36).</remarks>
internal static class PodConditions
{
    public const string ReadyToStartContainers = "PodReadyToStartContainers";
    public const string Initialized = "Initialized";
    public const string Ready = "Ready";
    public const string ContainersReady = "ContainersReady";
    public const string Scheduled = "PodScheduled";
    public const string ResizePending = "PodResizePending";
    public const string ResizeInProgress = "PodResizeInProgress";

    public const string AllContainersRestarting = "AllContainersRestarting";

    private const string SandboxNotReady = "PodSandboxNotReady";

    public static bool IsKubelets(string type) => type is ReadyToStartContainers or Initialized or Ready or ContainersReady or Scheduled or ResizePending or ResizeInProgress or AllContainersRestarting;

    /// <summary>The kubelet's conditions among <paramref name="own"/>, behind those of others among <paramref name="stored"/>.</summary>
    public static ValueList<PodCondition> Merge(ValueList<PodCondition> own, ValueList<PodCondition> stored) =>
        [.. stored.Where(condition => !IsKubelets(condition.Type) && !(condition.Type == "DisruptionTarget" && own.Any(PodFailure.IsOf))), .. own.Where(condition => IsKubelets(condition.Type) || PodFailure.IsOf(condition))];

    /// <summary>What holds for a sandbox.</summary>
    public static Finding OfSandbox(SandboxState sandbox) => sandbox switch
    {
        SandboxState.Ready => new(ReadyToStartContainers, true),
        SandboxState.Stopped => new(ReadyToStartContainers, false, SandboxNotReady, "pod sandbox is not ready"),
        _ => new(ReadyToStartContainers, false, SandboxNotReady, "no pod sandbox exists"),
    };

    public static Finding OfInitialization(PodSpec spec, ReadOnlySpan<ContainerStatus> initStatuses, ReadOnlySpan<ContainerStatus> statuses, string phase)
    {
        if (phase == PodPhase.Succeeded)
            return new(Initialized, true, "PodCompleted");
        if (initStatuses.IsEmpty || AnyStarted(statuses))
            return new(Initialized, true);
        List<string> incomplete = [];
        for (var i = 0; i < initStatuses.Length; i++)
        {
            var isDone = spec.InitContainers[i].RestartPolicy == "Always" ? initStatuses[i].Started == true : initStatuses[i].Ready;
            if (!isDone)
                incomplete.Add(initStatuses[i].Name);
        }
        return incomplete.Count == 0
            ? new(Initialized, true)
            : new(Initialized, false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', incomplete)}]");
    }

    public static Finding OfContainers(PodSpec spec, ReadOnlySpan<ContainerStatus> initStatuses, ReadOnlySpan<ContainerStatus> statuses, string phase)
    {
        if (phase == PodPhase.Succeeded)
            return new(ContainersReady, false, "PodCompleted");
        if (phase == PodPhase.Failed)
            return new(ContainersReady, false, "PodFailed");
        List<string>? unready = null;
        for (var i = 0; i < initStatuses.Length; i++)
        {
            if (spec.InitContainers[i].RestartPolicy == "Always" && !initStatuses[i].Ready)
                (unready ??= []).Add(initStatuses[i].Name);
        }
        foreach (var status in statuses)
        {
            if (!status.Ready)
                (unready ??= []).Add(status.Name);
        }
        return unready is null
            ? new(ContainersReady, true)
            : new(ContainersReady, false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
    }

    /// <summary>Whether all containers are being taken away because one of them has exited.</summary>
    public static Finding OfRestart(bool isRestarting, string phase) => phase switch
    {
        PodPhase.Succeeded => new(AllContainersRestarting, false, "PodCompleted"),
        PodPhase.Failed => new(AllContainersRestarting, false, "PodFailed"),
        _ when isRestarting => new(AllContainersRestarting, true, "RestartAllContainersStarted", "container exited with restart policy rule"),
        _ => new(AllContainersRestarting, false),
    };

    /// <summary>Ready when the containers are and the readiness gates are open.</summary>
    public static Finding OfPod(PodSpec spec, Finding containers, ValueList<PodCondition> conditions)
    {
        if (!containers.IsTrue || spec.ReadinessGates.Count == 0)
            return containers with { Type = Ready };
        List<string> closed = [];
        foreach (var gate in spec.ReadinessGates)
        {
            var at = conditions.FindIndex(condition => condition.Type == gate.ConditionType);
            if (at < 0)
                closed.Add($"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            else if (conditions[at].Status != "True")
                closed.Add($"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {conditions[at].Status}");
        }
        return closed.Count == 0 ? new(Ready, true) : new(Ready, false, "ReadinessGatesNotReady", string.Join(", ", closed));
    }

    private static bool AnyStarted(ReadOnlySpan<ContainerStatus> statuses)
    {
        foreach (var status in statuses)
        {
            if (status.Started == true || status.State.Terminated is not null || status.LastState.Terminated is not null)
                return true;
        }
        return false;
    }

    /// <summary>What holds for one condition now.</summary>
    internal readonly record struct Finding(string Type, bool IsTrue, string? Reason = null, string? Message = null);
}
