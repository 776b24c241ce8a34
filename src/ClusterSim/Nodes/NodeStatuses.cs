namespace ClusterSim.Nodes;

/// <summary>What a kubelet says about its machine.</summary>
/// <remarks>Source: nodestatus/setters.go, kubelet_node_status.go (v1.36).</remarks>
internal static class NodeStatuses
{
    private static readonly NodeDaemonEndpoints Endpoints = new() { KubeletEndpoint = new() { Port = 10250 } };
    private static readonly NodeFeatures Features = new() { SupplementalGroupsPolicy = true };
    private static readonly NodeRuntimeHandlerFeatures HandlerFeatures = new() { RecursiveReadOnlyMounts = true, UserNamespaces = true };
    private static readonly ValueList<NodeRuntimeHandler> Handlers = [new() { Name = "", Features = HandlerFeatures }, new() { Name = "runc", Features = HandlerFeatures }];

    /// <summary>The labels that every Node has.</summary>
    public static ValueMap<string> Labels(string name, MachineSpec machine) =>
    [
        new("beta.kubernetes.io/arch", machine.Architecture),
        new("beta.kubernetes.io/os", "linux"),
        new("kubernetes.io/arch", machine.Architecture),
        new("kubernetes.io/hostname", name),
        new("kubernetes.io/os", "linux"),
    ];

    public static ValueMap<Quantity> Allocatable(MachineSpec machine)
    {
        var allocatable = machine.Capacity;
        foreach (var (resource, reserved) in machine.Reserved)
        {
            if (machine.Capacity.TryGetValue(resource, out var capacity))
                allocatable = allocatable.Set(resource, capacity > reserved ? capacity - reserved : Quantity.Zero);
        }
        return allocatable;
    }

    /// <summary>Whether a condition has this status.</summary>
    public static bool Holds(Node? node, string type, string status) => node?.Status.Conditions.FindIndex(condition => condition.Type == type && condition.Status == status) >= 0;

    /// <summary>The status as of now.</summary>
    /// <param name="before">What it was; what others have put there stays.</param>
    /// <param name="kubelet">Whose machine it is.</param>
    /// <param name="bootId">Which boot of the machine this is.</param>
    /// <param name="systemId">Which machine it is.</param>
    /// <param name="now">The time.</param>
    public static NodeStatus Of(NodeStatus before, Kubelet kubelet, string bootId, string systemId, Time now) => before with
    {
        Capacity = before.Capacity.SetRange(kubelet.Machine.Capacity),
        Allocatable = before.Allocatable.SetRange(kubelet.Allocatable),
        Conditions = Conditions(before.Conditions, kubelet, now),
        Addresses = [new() { Type = "InternalIP", Address = kubelet.Host.Address }, new() { Type = "Hostname", Address = kubelet.Name }],
        DaemonEndpoints = Endpoints,
        NodeInfo = new()
        {
            MachineID = systemId.Replace("-", ""),
            SystemUUID = systemId,
            BootID = bootId,
            KernelVersion = "6.12.48+deb13-amd64",
            OsImage = "Debian GNU/Linux 13 (trixie)",
            ContainerRuntimeVersion = "containerd://2.2.0",
            KubeletVersion = kubelet.Options.Version,
            OperatingSystem = "linux",
            Architecture = kubelet.Machine.Architecture,
        },
        Images = kubelet.Store.List(kubelet.Options.NodeStatusMaxImages),
        RuntimeHandlers = Handlers,
        Features = Features,
    };

    /// <summary>What is recorded when a condition comes to have a status; null for nothing.</summary>
    public static string? EventOf(string condition, string status) => (condition, status) switch
    {
        ("MemoryPressure", "True") => "NodeHasInsufficientMemory",
        ("MemoryPressure", "False") => "NodeHasSufficientMemory",
        ("DiskPressure", "True") => "NodeHasDiskPressure",
        ("DiskPressure", "False") => "NodeHasNoDiskPressure",
        ("PIDPressure", "True") => "NodeHasInsufficientPID",
        ("PIDPressure", "False") => "NodeHasSufficientPID",
        ("Ready", "True") => "NodeReady",
        ("Ready", "False") => "NodeNotReady",
        _ => null,
    };

    private static ValueList<NodeCondition> Conditions(ValueList<NodeCondition> before, Kubelet kubelet, Time now)
    {
        var conditions = before;
        conditions = kubelet.Pressure.Holds("MemoryPressure")
            ? With(conditions, "MemoryPressure", "True", "KubeletHasInsufficientMemory", "kubelet has insufficient memory available", now)
            : With(conditions, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now);
        conditions = kubelet.Pressure.Holds("DiskPressure")
            ? With(conditions, "DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure", now)
            : With(conditions, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now);
        conditions = kubelet.Pressure.Holds("PIDPressure")
            ? With(conditions, "PIDPressure", "True", "KubeletHasInsufficientPID", "kubelet has insufficient PID available", now)
            : With(conditions, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now);
        return kubelet.IsShuttingDown
            ? With(conditions, "Ready", "False", "KubeletNotReady", "node is shutting down", now)
            : With(conditions, "Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
    }

    private static ValueList<NodeCondition> With(ValueList<NodeCondition> conditions, string type, string status, string reason, string message, Time now)
    {
        var at = conditions.FindIndex(condition => condition.Type == type);
        var condition = new NodeCondition
        {
            Type = type,
            Status = status,
            LastHeartbeatTime = now,
            LastTransitionTime = at >= 0 && conditions[at].Status == status ? conditions[at].LastTransitionTime : now,
            Reason = reason,
            Message = message,
        };
        return at >= 0 ? conditions.SetItem(at, condition) : conditions.Add(condition);
    }
}
