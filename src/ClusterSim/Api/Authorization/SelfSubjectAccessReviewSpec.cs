namespace ClusterSim.Api.Authorization;

/// <summary>What is to be done.</summary>
public sealed record SelfSubjectAccessReviewSpec : ApiRecord
{
    /// <summary>What is to be done to a resource; either this or <see cref="NonResourceAttributes"/>.</summary>
    public ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>What is to be done at a path that is no resource.</summary>
    public NonResourceAttributes? NonResourceAttributes { get; init; }
}
