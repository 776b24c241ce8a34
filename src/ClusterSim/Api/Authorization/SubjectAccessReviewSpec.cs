namespace ClusterSim.Api.Authorization;

/// <summary>Who is to do what.</summary>
public sealed record SubjectAccessReviewSpec : ApiRecord
{
    /// <summary>What is to be done to a resource; either this or <see cref="NonResourceAttributes"/>.</summary>
    public ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>What is to be done at a path that is no resource.</summary>
    public NonResourceAttributes? NonResourceAttributes { get; init; }

    /// <summary>Name of the user; either this or groups must be given.</summary>
    public string? User { get; init; }

    /// <summary>Groups the user belongs to.</summary>
    [Atomic]
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>Whatever else is known of the user.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; } = [];

    /// <summary>Id of the user.</summary>
    public string? Uid { get; init; }
}
