namespace ClusterSim.Api.Core;

/// <summary>CephFS filesystem mounted by a Pod. Deprecated: the in-tree driver was removed in Kubernetes 1.31.</summary>
public sealed record CephFSVolumeSource : ApiRecord
{
    /// <summary>Addresses of the Ceph monitors, each as host and port.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<string> Monitors { get; init; } = [];

    /// <summary>Directory inside CephFS to use as root; defaults to <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Ceph user (RADOS) to log in as; defaults to <c>admin</c>.</summary>
    public string? User { get; init; }

    /// <summary>Path of the user's key ring file on the Node; defaults to <c>/etc/ceph/user.secret</c>.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Secret, in the Pod's namespace, with the Ceph user's key; takes precedence over <c>secretFile</c>.</summary>
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary><c>true</c> mounts the filesystem read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
