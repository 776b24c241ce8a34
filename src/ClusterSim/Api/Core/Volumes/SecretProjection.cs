namespace ClusterSim.Api.Core;

/// <summary>Places entries of a Secret as files in a projected volume.</summary>
public sealed record SecretProjection : ApiRecord
{
    /// <summary>Entries to place and their file paths; empty places all, each named after its key.</summary>
    [Atomic]
    public ValueList<KeyToPath> Items { get; init; } = [];

    /// <summary>Whether the Secret or its listed keys may be missing. Default false.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the Secret, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}
