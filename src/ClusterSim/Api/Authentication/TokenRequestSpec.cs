namespace ClusterSim.Api.Authentication;

/// <summary>For whom a token is meant and how long it shall hold.</summary>
public sealed record TokenRequestSpec : ApiRecord
{
    /// <summary>Those who may accept the token; the API server itself when empty.</summary>
    [NullWhenEmpty, Atomic]
    public ValueList<string> Audiences { get; init; } = [];

    /// <summary>Lifetime in seconds, 600 at least; one hour when null.</summary>
    public long? ExpirationSeconds { get; init; }

    /// <summary>An object whose deletion makes the token void; null for none.</summary>
    [NullWhenEmpty]
    public BoundObjectReference? BoundObjectRef { get; init; }
}
