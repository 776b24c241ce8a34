namespace ClusterSim.Api.ApiRegistration;

/// <summary>A version of an API group, its place in discovery, and who serves it.</summary>
public sealed record APIServiceSpec : ApiRecord
{
    /// <summary>Service that answers; null when the API server does so itself.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary>API group; empty for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Version in the group, such as <c>v1</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the server's certificate is not checked.</summary>
    [OmitZero]
    public bool InsecureSkipTLSVerify { get; init; }

    /// <summary>PEM certificates that vouch for the server's; the system's own roots when unset.</summary>
    [Atomic]
    public Bytes? CaBundle { get; init; }

    /// <summary>Least priority of the group in discovery, 1–20000; higher comes first.</summary>
    [Required]
    public int GroupPriorityMinimum { get; init; }

    /// <summary>Priority of the version in its group, 1–1000; higher comes first.</summary>
    [Required]
    public int VersionPriority { get; init; }
}
