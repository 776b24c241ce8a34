namespace ClusterSim.Api.Core;

/// <summary>Abilities that the container runtime of a Node offers for every handler.</summary>
public sealed record NodeFeatures : ApiRecord
{
    /// <summary><c>true</c> if the runtime honours a Pod's <c>supplementalGroupsPolicy</c> and reports container users. Null means no.</summary>
    public bool? SupplementalGroupsPolicy { get; init; }
}
