namespace ClusterSim.Api.Core;

/// <summary>Fills a Pod volume with the entries of a Secret, kept in memory on the Node.</summary>
public sealed record SecretVolumeSource : ApiRecord
{
    /// <summary>Name of the Secret, in the Pod's namespace.</summary>
    public string? SecretName { get; init; }

    /// <summary>Entries to place and their file paths; empty places all, each named after its key.</summary>
    [Atomic]
    public ValueList<KeyToPath> Items { get; init; } = [];

    /// <summary>Permission bits for files without their own mode, 0 to 511 (octal 0777). Default 420 (octal 0644).</summary>
    public int? DefaultMode { get; init; }

    /// <summary>Whether the Secret or its listed keys may be missing. Default false.</summary>
    public bool? Optional { get; init; }
}
