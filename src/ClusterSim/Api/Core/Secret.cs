namespace ClusterSim.Api.Core;

/// <summary>Holds a small amount of confidential data, at most 1 MiB in total.</summary>
/// <remarks>Source: api/core/v1/types.go, Secret (v1.36).</remarks>
[Resource("", "v1", "secrets")]
public sealed record Secret : ApiObject
{
    /// <summary>When true, data can never change again and the flag cannot be cleared. Null or false allows updates.</summary>
    public bool? Immutable { get; init; }

    /// <summary>Secret values as bytes, by key; base64 text on the wire.</summary>
    public ValueMap<Bytes> Data { get; init; } = [];

    /// <summary>Plain text values merged into <c>data</c> on write, where they win; never returned on read.</summary>
    public ValueMap<string> StringData { get; init; } = [];

    /// <summary>Tells how the data is meant to be used; immutable. Default <c>Opaque</c>.</summary>
    public string? Type { get; init; }
}
