using ClusterSim.Nodes.Programs.BuiltIn;
using ClusterSim.Nodes.Programs.BuiltIn.Unknown;

namespace ClusterSim.Nodes.Programs;

/// <summary>Which images there are. An image nobody added is a well-behaved server that listens on the ports its container declares, so that any manifest runs.</summary>
public sealed class ImageCatalog
{
    private static readonly Image Unknown = new()
    {
        Name = "",
        IsUnknown = true,
        Program = () => DeclaredPortsServer.Instance,
        ProgramFor = UnknownPrograms.For,
        Commands = ["curl", "dig", "free", "host", "kill", "nc", "nslookup", "pidof", "ping", "pkill", "ps", "top", "uptime", "wget"],
    };

    private static readonly Dictionary<string, Image> BuiltIn = BuiltInImages.All.ToDictionary(image => KeyOf(image.Name), StringComparer.Ordinal);

    private readonly Dictionary<string, Image> _added = new(StringComparer.Ordinal); // Looked up, never enumerated.

    /// <summary>Counts the images added.</summary>
    internal int Version { get; private set; }

    /// <summary>Adds an image, in place of one of that name if there was one.</summary>
    /// <returns>This catalog.</returns>
    public ImageCatalog Add(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(image.SizeBytes);
        _added[KeyOf(image.Name)] = image;
        Version++;
        return this;
    }

    /// <summary>Adds an image whose program is a delegate.</summary>
    /// <param name="name">Name, with a tag or for every tag.</param>
    /// <param name="run">Runs from start to exit and returns the exit code; see <see cref="IContainerProgram.RunAsync"/>.</param>
    /// <returns>This catalog.</returns>
    public ImageCatalog Add(string name, Func<ContainerContext, Task<int>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Add(new Image { Name = name, Program = () => new DelegateProgram(run) });
    }

    /// <summary>Adds an image whose program is a class of one's own.</summary>
    /// <param name="name">Name, with a tag or for every tag.</param>
    /// <param name="create">Makes the program of one start of a container.</param>
    /// <returns>This catalog.</returns>
    public ImageCatalog Add(string name, Func<IContainerProgram> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Add(new Image { Name = name, Program = create });
    }

    /// <summary>Adds an image that answers HTTP requests.</summary>
    /// <param name="name">Name, with a tag or for every tag.</param>
    /// <param name="respond">Answers one request.</param>
    /// <param name="ports">Where it listens; none: on the ports its container declares.</param>
    /// <returns>This catalog.</returns>
    public ImageCatalog AddServer(string name, Func<HttpRequest, ContainerContext, HttpResponse> respond, params IReadOnlyList<int> ports)
    {
        ArgumentNullException.ThrowIfNull(respond);
        var server = new DelegateServer(respond, ports);
        return Add(new Image { Name = name, Program = () => server });
    }

    /// <summary>What a manifest's image name stands for: the image of that name and tag, else the one for every tag, else a server on the declared ports.</summary>
    /// <remarks>Well-known images are found under the names of registries that mirror them, too, as in <c>public.ecr.aws/docker/library/nginx</c>.</remarks>
    public Image Find(string name)
    {
        var reference = ImageReference.Parse(name);
        return _added.GetValueOrDefault(reference.Tagged)
            ?? _added.GetValueOrDefault(reference.Repository)
            ?? FindBuiltIn(MirroredImages.Original(reference.Repository), reference.Tag)
            ?? Unknown;
    }

    private static Image? FindBuiltIn(string repository, string tag) => BuiltIn.GetValueOrDefault($"{repository}:{tag}") ?? BuiltIn.GetValueOrDefault(repository);

    private static string KeyOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var reference = ImageReference.Parse(name);
        return reference.IsTagged ? reference.Tagged : reference.Repository;
    }
}
