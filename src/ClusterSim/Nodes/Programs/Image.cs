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

    /// <summary>Makes the program of one start of a container. A stateless program may be shared.</summary>
    public required Func<IContainerProgram> Program { get; init; }
}
