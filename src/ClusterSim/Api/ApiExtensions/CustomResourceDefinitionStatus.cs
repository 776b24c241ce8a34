namespace ClusterSim.Api.ApiExtensions;

/// <summary>What of a CustomResourceDefinition is in force.</summary>
public sealed record CustomResourceDefinitionStatus : ApiRecord
{
    /// <summary>Whether the names are accepted, the kind is served, and so on.</summary>
    [ListKeys("type")]
    [NullWhenEmpty]
    public ValueList<CustomResourceDefinitionCondition> Conditions { get; init; } = [];

    /// <summary>The names under which the kind is served.</summary>
    public CustomResourceDefinitionNames AcceptedNames { get; init; } = Unset<CustomResourceDefinitionNames>.Value;

    /// <summary>Versions in which objects were ever stored; one leaves the list only by hand.</summary>
    [Atomic]
    [NullWhenEmpty]
    public ValueList<string> StoredVersions { get; init; } = [];

    /// <summary>The generation the status speaks of; 0 when that is not recorded.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }
}
