namespace ClusterSim.Api.Apps;

/// <summary>Runs one copy of a Pod on every eligible Node.</summary>
/// <remarks>Source: api/apps/v1/types.go, DaemonSet (v1.36).</remarks>
[Resource("apps", "v1", "daemonsets", ShortNames = ["ds"], Categories = ["all"], Subresources = Subresources.Status)]
public sealed record DaemonSet : ApiObject
{
    /// <summary>Wanted Pod template, selector and update behaviour of the DaemonSet.</summary>
    public DaemonSetSpec Spec { get; init; } = Unset<DaemonSetSpec>.Value;

    /// <summary>Last observed counts and conditions; written by the DaemonSet controller.</summary>
    public DaemonSetStatus Status { get; init; } = Unset<DaemonSetStatus>.Value;
}
