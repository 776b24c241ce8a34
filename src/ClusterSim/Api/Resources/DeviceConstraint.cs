namespace ClusterSim.Api.Resources;

/// <summary>What must hold among the devices of a claim; exactly one of the attributes is set.</summary>
public sealed record DeviceConstraint : ApiRecord
{
    /// <summary>Names of the requests it is about, <c>request/subrequest</c> included; all when empty.</summary>
    [Atomic]
    public ValueList<string> Requests { get; init; } = [];

    /// <summary>Fully qualified attribute that must be the same for all devices.</summary>
    [KeepEmpty]
    public string? MatchAttribute { get; init; }

    /// <summary>Fully qualified attribute that must differ between all devices.</summary>
    [KeepEmpty]
    public string? DistinctAttribute { get; init; }
}
