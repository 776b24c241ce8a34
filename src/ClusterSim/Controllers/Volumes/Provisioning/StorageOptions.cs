namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>The storage that a cluster comes with: disks that are made when somebody claims one.</summary>
/// <remarks>Differs from Kubernetes: there, a cluster comes with none; here it does, as those that providers and tools such as kind or minikube set up.</remarks>
public sealed record StorageOptions
{
    /// <summary>Name of the driver that makes disks.</summary>
    public const string Driver = "disk.clustersim.io";

    /// <summary>Name of the StorageClass that claims get which ask for none; null: there is no such class. <c>standard</c> unless set.</summary>
    public string? DefaultClass { get; init; } = "standard";

    /// <summary>How long it takes to make a disk: 300 ms unless set.</summary>
    public TimeSpan ProvisioningTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long it takes to attach a disk to a node, or to detach it: 200 ms unless set.</summary>
    public TimeSpan AttachTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long it takes to make a disk larger: 300 ms unless set.</summary>
    public TimeSpan ResizeTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How large all disks together may be; null, the default: there is no limit.</summary>
    public Quantity? Capacity { get; init; }

    /// <summary>How many disks can be attached to a node at a time; null, the default: there is no limit.</summary>
    public int? AttachLimit { get; init; }

    /// <summary>
    /// Further provisioners whose work is done here, since no container of the cluster does it: those of well-known clouds and tools unless set. Also done is that of any whose
    /// <c>CSIDriver</c> is registered. Claims of all others wait, as they do where their provisioner is not installed.
    /// </summary>
    public ValueList<string> StandsInFor { get; init; } = KnownProvisioners.All;
}
