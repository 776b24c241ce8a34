namespace ClusterSim.Api.Core;

/// <summary>One resolver option, such as <c>ndots</c>.</summary>
public sealed record PodDNSConfigOption : ApiRecord
{
    /// <summary>Option name as in <c>resolv.conf</c>, for example <c>ndots</c>; required in practice.</summary>
    public string? Name { get; init; }

    /// <summary>Value of the option; null for options that take none.</summary>
    [KeepEmpty]
    public string? Value { get; init; }
}
