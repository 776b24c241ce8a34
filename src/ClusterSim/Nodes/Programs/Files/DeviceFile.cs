namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A device.</summary>
internal sealed class DeviceFile(DeviceKind kind) : FileNode(0b110_110_110)
{
    public DeviceKind Kind { get; } = kind;

    public override char TypeLetter => 'c';
}

/// <summary>What a device does when it is read or written.</summary>
internal enum DeviceKind : byte
{
    /// <summary>Empty, and swallows everything.</summary>
    Null,

    /// <summary>Zeros without end.</summary>
    Zero,

    /// <summary>Random bytes without end.</summary>
    Random,

    /// <summary>The terminal of whoever opens it.</summary>
    Terminal,

    /// <summary>Standard output of the container's main program.</summary>
    Stdout,

    /// <summary>Standard error of the container's main program.</summary>
    Stderr,
}
