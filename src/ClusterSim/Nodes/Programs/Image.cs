using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs;

/// <summary>A container image: how large it is, and what runs when a container is started from it.</summary>
public sealed record Image
{
    /// <summary>Size of an image about which nothing is said: 64 MiB.</summary>
    public const long DefaultSizeBytes = 64 << 20;

    /// <summary>Its name as manifests write it: <c>luksa/kubia</c> stands for every tag, <c>luksa/kubia:v2</c> for one.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes are pulled; not negative.</summary>
    public long SizeBytes { get; init; } = DefaultSizeBytes;

    /// <summary>What is run when a container says neither <c>command</c> nor <c>args</c>; only programs that read <see cref="ContainerContext.Args"/> care.</summary>
    public ValueList<string> DefaultArgs { get; init; } = [];

    /// <summary>Which commands there are besides: a Debian's unless said otherwise, <see cref="Userland.None"/> for images that hold nothing but their program.</summary>
    public Userland Userland { get; init; } = Userland.Debian;

    /// <summary>Commands in addition to those of the userland, of those that can be simulated, as in <c>curl</c>.</summary>
    public ValueList<string> Commands { get; init; } = [];

    /// <summary>Files of the image, by absolute path. Directories are made as needed.</summary>
    public ValueMap<string> Files { get; init; } = [];

    /// <summary>Environment variables that the image sets, before those of the container.</summary>
    public ValueMap<string> Env { get; init; } = [];

    /// <summary>Where programs start.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The user as which its program runs, by number or by a name that the image knows; with a group, as in <c>1001:0</c>, if wanted. Empty: root.</summary>
    public string User { get; init; } = "";

    /// <summary>What <c>ps</c> shows of the image's program; empty: the name of the image.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>Whether the image has no program of its own but runs the commands it is given, as <c>busybox</c> does.</summary>
    internal bool RunsCommands { get; init; }

    /// <summary>Whether nothing is known of it: whatever it is asked for works somehow.</summary>
    internal bool IsUnknown { get; init; }

    /// <summary>What is put before the arguments when a container says no <c>command</c>.</summary>
    internal ValueList<string> Entrypoint { get; init; } = [];

    /// <summary>Makes the program of one start of a container. A stateless program may be shared.</summary>
    public required Func<IContainerProgram> Program { get; init; }

    /// <summary>Makes the program when that depends on the container; null: it does not.</summary>
    internal Func<ContainerInstance, IContainerProgram>? ProgramFor { get; init; }

    internal IContainerProgram ProgramOf(ContainerInstance container) => ProgramFor is null ? Program() : ProgramFor(container);
}
