namespace ClusterSim.Api.Meta;

/// <summary>Outcome of a request that returns no other object, in particular an error.</summary>
[Resource("", "v1", "")]
public sealed record Status : ApiRecord
{
    /// <summary>Standard list metadata; usually empty in a Status.</summary>
    public ListMeta Metadata { get; init; } = Unset<ListMeta>.Value;

    /// <summary>Overall outcome of the request: <c>Success</c> or <c>Failure</c>.</summary>
    [WireName("status")]
    public string? Outcome { get; init; }

    /// <summary>Text for people that describes the outcome.</summary>
    public string? Message { get; init; }

    /// <summary>CamelCase cause of a failure, such as <c>NotFound</c> or <c>Conflict</c>; empty means unknown.</summary>
    public string? Reason { get; init; }

    /// <summary>Machine-readable details that go with the reason. Null if none.</summary>
    public StatusDetails? Details { get; init; }

    /// <summary>HTTP status code to suggest, such as 404; 0 or unset if none.</summary>
    [OmitZero]
    public int Code { get; init; }
}
