namespace ClusterSim.Api.Core;

/// <summary>Non-secret configuration as key-value pairs, for Pods to read as variables, arguments or files.</summary>
/// <remarks>Source: api/core/v1/types.go, ConfigMap (v1.36).</remarks>
[Resource("", "v1", "configmaps", ShortNames = ["cm"])]
public sealed record ConfigMap : ApiObject
{
    /// <summary><c>true</c> forbids changes to the data for good; only metadata can change. Null means <c>false</c>.</summary>
    public bool? Immutable { get; init; }

    /// <summary>Values as UTF-8 text by key. Keys use letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public ValueMap<string> Data { get; init; } = [];

    /// <summary>Values as raw bytes, Base64 in JSON. Its keys must not overlap those of <c>data</c>.</summary>
    public ValueMap<Bytes> BinaryData { get; init; } = [];
}
