namespace ClusterSim.Api.Core;

/// <summary>Windows-only security settings of a container or Pod.</summary>
public sealed record WindowsSecurityContextOptions : ApiRecord
{
    /// <summary>Which GMSA credential spec object supplies the credentials; unset uses none.</summary>
    [KeepEmpty]
    public string? GmsaCredentialSpecName { get; init; }

    /// <summary>Content of the GMSA credential spec; the GMSA webhook fills it in from <c>gmsaCredentialSpecName</c>.</summary>
    [KeepEmpty]
    public string? GmsaCredentialSpec { get; init; }

    /// <summary>Windows user that runs the container's first process; unset uses the one in the image.</summary>
    [KeepEmpty]
    public string? RunAsUserName { get; init; }

    /// <summary>Runs as a process of the Node; equal for all containers and needs <c>hostNetwork</c>. Default false.</summary>
    public bool? HostProcess { get; init; }
}
