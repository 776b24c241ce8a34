namespace ClusterSim.Api.Authorization;

/// <summary>A request for a path that is no resource.</summary>
public sealed record NonResourceAttributes : ApiRecord
{
    /// <summary>The path, as in <c>/healthz</c>.</summary>
    public string? Path { get; init; }

    /// <summary>HTTP method in lower case, as in <c>get</c>.</summary>
    public string? Verb { get; init; }
}
