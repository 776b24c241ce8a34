namespace ClusterSim.Api.Resources;

/// <summary>One property of a device; exactly one field is set.</summary>
public sealed record DeviceAttribute : ApiRecord
{
    /// <summary>A whole number.</summary>
    public long? Int { get; init; }

    /// <summary>A truth value.</summary>
    public bool? Bool { get; init; }

    /// <summary>Text, at most 64 bytes.</summary>
    [KeepEmpty]
    public string? String { get; init; }

    /// <summary>A semantic version, at most 64 bytes.</summary>
    [KeepEmpty]
    public string? Version { get; init; }

    /// <summary>Whole numbers.</summary>
    [Atomic]
    public ValueList<long> Ints { get; init; } = [];

    /// <summary>Truth values.</summary>
    [Atomic]
    public ValueList<bool> Bools { get; init; } = [];

    /// <summary>Texts, each at most 64 bytes.</summary>
    [Atomic]
    public ValueList<string> Strings { get; init; } = [];

    /// <summary>Semantic versions, each at most 64 bytes.</summary>
    [Atomic]
    public ValueList<string> Versions { get; init; } = [];
}
