namespace ClusterSim.Api.Core;

/// <summary>Wanted state of a Pod: its containers, volumes, scheduling rules and lifetime.</summary>
public sealed record PodSpec : ApiRecord
{
    /// <summary>Volumes that containers of the Pod may mount; names must be unique in the Pod.</summary>
    [ListKeys("name"), PatchMerge("name"), RetainKeys]
    public ValueList<Volume> Volumes { get; init; } = [];

    /// <summary>Containers run in order, each to success, before the application ones; <c>restartPolicy</c> <c>Always</c> makes one a sidecar.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<Container> InitContainers { get; init; } = [];

    /// <summary>The application containers; at least one, with names unique in the Pod, fixed after creation.</summary>
    [NullWhenEmpty, Required, ListKeys("name"), PatchMerge("name")]
    public ValueList<Container> Containers { get; init; } = [];

    /// <summary>Debug containers added to a running Pod through the <c>ephemeralcontainers</c> subresource; not allowed at creation.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<EphemeralContainer> EphemeralContainers { get; init; } = [];

    /// <summary>When ended containers are restarted: <c>Always</c> (default), <c>OnFailure</c> or <c>Never</c>.</summary>
    public string? RestartPolicy { get; init; }

    /// <summary>Seconds from the stop signal to the forced kill when the Pod is deleted; 0 kills at once. Default 30.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>Seconds the Pod may stay active after its start time before it is failed; positive. Null sets no limit.</summary>
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary><c>ClusterFirst</c> (default), <c>ClusterFirstWithHostNet</c>, <c>Default</c> (the Node's resolver) or <c>None</c> (only <c>dnsConfig</c>).</summary>
    public string? DnsPolicy { get; init; }

    /// <summary>Labels a Node must carry, all with exactly these values, to receive the Pod.</summary>
    [Atomic]
    public ValueMap<string> NodeSelector { get; init; } = [];

    /// <summary>ServiceAccount the Pod runs as; admission fills in <c>default</c> when unset.</summary>
    public string? ServiceAccountName { get; init; }

    /// <summary>Deprecated alias of <c>serviceAccountName</c>, kept equal to it.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>Whether an API token is mounted into the containers. Null follows the ServiceAccount, then true.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Name of the Node the Pod is bound to; set by the scheduler. Null until bound.</summary>
    public string? NodeName { get; init; }

    /// <summary>Shares the Node's network namespace and address, so container ports become Node ports. Default false.</summary>
    [OmitZero]
    public bool HostNetwork { get; init; }

    /// <summary>Shares the Node's process namespace. Default false.</summary>
    [OmitZero]
    public bool HostPID { get; init; }

    /// <summary>Shares the Node's IPC namespace. Default false.</summary>
    [OmitZero]
    public bool HostIPC { get; init; }

    /// <summary>Lets all containers of the Pod see each other's processes; excludes <c>hostPID</c>. Default false.</summary>
    public bool? ShareProcessNamespace { get; init; }

    /// <summary>Pod-wide security settings; containers can override the shared ones.</summary>
    public PodSecurityContext? SecurityContext { get; init; }

    /// <summary>Secrets in the same namespace with credentials for pulling images of any container.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<LocalObjectReference> ImagePullSecrets { get; init; } = [];

    /// <summary>Host name seen inside the Pod; a DNS label. Null uses the Pod's name.</summary>
    public string? Hostname { get; init; }

    /// <summary>Makes the full name <c>hostname.subdomain.namespace.svc.domain</c>, usually matching a headless Service. Null gives no full name.</summary>
    public string? Subdomain { get; init; }

    /// <summary>Attraction to or repulsion from Nodes and other Pods; null imposes none.</summary>
    public Affinity? Affinity { get; init; }

    /// <summary>Scheduler responsible for the Pod; <c>default-scheduler</c> when unset.</summary>
    public string? SchedulerName { get; init; }

    /// <summary>Taints the Pod accepts on its Node; admission appends the usual not-ready and unreachable ones.</summary>
    [Atomic]
    public ValueList<Toleration> Tolerations { get; init; } = [];

    /// <summary>Extra lines for the Pod's hosts file, keyed by IP address.</summary>
    [ListKeys("ip"), PatchMerge("ip")]
    public ValueList<HostAlias> HostAliases { get; init; } = [];

    /// <summary>PriorityClass of the Pod. Unset uses the global default class, or priority 0 without one.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>Priority value, higher is more important; filled in from the PriorityClass at admission, otherwise 0.</summary>
    public int? Priority { get; init; }

    /// <summary>DNS settings merged into those from <c>dnsPolicy</c>; required when the policy is <c>None</c>.</summary>
    public PodDNSConfig? DnsConfig { get; init; }

    /// <summary>Extra conditions that must be <c>True</c> before the Pod counts as ready.</summary>
    [Atomic]
    public ValueList<PodReadinessGate> ReadinessGates { get; init; } = [];

    /// <summary>RuntimeClass that runs the Pod; null uses the Node's default handler.</summary>
    [KeepEmpty]
    public string? RuntimeClassName { get; init; }

    /// <summary>Whether containers get environment variables for the Services of the namespace. Default true.</summary>
    public bool? EnableServiceLinks { get; init; }

    /// <summary>Whether the Pod may evict lower-priority Pods: <c>PreemptLowerPriority</c> (default) or <c>Never</c>.</summary>
    [KeepEmpty]
    public string? PreemptionPolicy { get; init; }

    /// <summary>Resources the sandbox itself uses, filled in from the RuntimeClass and added to requests in scheduling.</summary>
    public ValueMap<Quantity> Overhead { get; init; } = [];

    /// <summary>Rules that spread matching Pods evenly over topology domains; all of them apply together.</summary>
    [ListKeys("topologyKey", "whenUnsatisfiable"), PatchMerge("topologyKey")]
    public ValueList<TopologySpreadConstraint> TopologySpreadConstraints { get; init; } = [];

    /// <summary>Makes the kernel host name the fully qualified one on Linux. Default false.</summary>
    public bool? SetHostnameAsFQDN { get; init; }

    /// <summary>Operating system the Pod needs; null allows either and lifts field restrictions.</summary>
    public PodOS? Os { get; init; }

    /// <summary>Whether containers run in the Node's user namespace. Default true; false isolates user IDs.</summary>
    public bool? HostUsers { get; init; }

    /// <summary>Holds that keep the Pod unscheduled until all are gone; set only at creation, later only removed.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<PodSchedulingGate> SchedulingGates { get; init; } = [];

    /// <summary>ResourceClaims that must be allocated and reserved before the Pod may start; containers refer to them by name.</summary>
    [ListKeys("name"), PatchMerge("name"), RetainKeys]
    public ValueList<PodResourceClaim> ResourceClaims { get; init; } = [];

    /// <summary>CPU, memory and huge page budget shared by all containers; null leaves only the containers' own values.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Host name that beats <c>hostname</c> and <c>subdomain</c> inside the Pod, at most 64 characters; DNS records stay unaffected.</summary>
    [KeepEmpty]
    public string? HostnameOverride { get; init; }

    /// <summary>Group of Pods the scheduler treats as a unit with this one; immutable. Null schedules it alone.</summary>
    public PodSchedulingGroup? SchedulingGroup { get; init; }
}
