namespace ClusterSim.Nodes.Programs;

/// <summary>Which commands an image has besides its own program.</summary>
public enum Userland : byte
{
    /// <summary>None, not even a shell: as in <c>scratch</c>, or Google's distroless images.</summary>
    None,

    /// <summary>BusyBox' commands and its shell.</summary>
    Busybox,

    /// <summary>Alpine Linux: BusyBox' commands as well.</summary>
    Alpine,

    /// <summary>Debian and its relatives: bash, dash and GNU's commands, but neither <c>ps</c> nor <c>wget</c>.</summary>
    Debian,
}
