namespace ClusterSim.Nodes.Programs.Files;

/// <summary>The files that a container sees: its image's, with volumes mounted into them. Paths are absolute.</summary>
/// <remarks>Source: Linux, path_resolution(7), open(2), unlink(2).</remarks>
internal sealed class FileSystem(DirectoryNode root, Func<DateTimeOffset> now)
{
    private const int MaxLinks = 40;
    private const int SetGroup = 0b10_000_000_000; // 2000: what is made in such a directory has its group.

    private readonly SortedDictionary<string, Mount> _mounts = new(StringComparer.Ordinal);

    public DirectoryNode Root { get; } = root;

    /// <summary>Called when something in it changes.</summary>
    public Action? Changed { get; set; }

    /// <summary>Whether nothing can be changed outside of mounts.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>In whose name files are used; null while they are set up, when everything is allowed.</summary>
    public FileUser? User { get; set; }

    /// <summary>What is mounted, by path.</summary>
    public IReadOnlyDictionary<string, Mount> Mounts => _mounts;

    /// <summary>The absolute path that <paramref name="path"/> is, seen from <paramref name="directory"/>; <c>.</c> and <c>..</c> resolved.</summary>
    public static string Absolute(string path, string directory)
    {
        List<string> parts = [];
        foreach (var part in (path.StartsWith('/') ? path : directory + "/" + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }
        return "/" + string.Join('/', parts);
    }

    public static string NameOf(string path) => path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : "/";

    /// <summary>What is at a path, links followed; null when there is nothing.</summary>
    public FileNode? Find(string path, bool followLast = true) => Walk(path, followLast, 0).Node;

    /// <exception cref="FileException">There is nothing.</exception>
    public FileNode Get(string path, bool followLast = true) => Find(path, followLast) ?? throw FileException.NotFound;

    /// <exception cref="FileException">There is nothing, or no directory.</exception>
    public DirectoryNode GetDirectory(string path) => Get(path) as DirectoryNode ?? throw FileException.NotDirectory;

    /// <summary>What is at a path, to be read.</summary>
    /// <exception cref="FileException">There is nothing, or the user may not read it.</exception>
    public FileNode GetReadable(string path)
    {
        var node = Get(path);
        Require(node, FileUser.Read);
        return node;
    }

    /// <exception cref="FileException">The user may not do that with the file.</exception>
    public void Require(FileNode node, int bits)
    {
        if (User is { } user && !user.May(node, bits))
            throw FileException.PermissionDenied;
    }

    /// <summary>The regular file at a path, made if it is not there.</summary>
    public FileNode OpenToWrite(string path, bool append)
    {
        var place = Walk(path, followLast: true, 0);
        if (place.Node is { } found)
        {
            if (found is DirectoryNode)
                throw FileException.IsDirectory;
            if (found is RegularFile)
                ThrowIfReadOnly(place);
            Require(found, FileUser.Write);
            if (found is RegularFile file && !append)
            {
                file.Clear();
                Changed?.Invoke();
            }
            return found;
        }
        var created = new RegularFile();
        Add(path, created);
        return created;
    }

    /// <summary>Puts something at a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="node">What.</param>
    /// <param name="isNew">Whether it is made here, and so belongs to the user.</param>
    public void Add(string path, FileNode node, bool isNew = true)
    {
        var (parent, name, place) = ParentOf(path);
        ThrowIfReadOnly(place);
        Require(parent, FileUser.Write | FileUser.Search);
        if (_mounts.ContainsKey(place.Path))
            throw FileException.Busy;
        if (node is RegularFile file)
            MakeRoom(place, file.Size);
        if (node.Modified == default)
            node.Modified = now();
        if (isNew)
            Own(node, parent);
        parent.Entries[name] = node;
        parent.Modified = now();
        Changed?.Invoke();
    }

    /// <summary>Makes a directory; with its parents, if asked, and then it may exist.</summary>
    public DirectoryNode MakeDirectory(string path, bool withParents)
    {
        if (Find(path) is { } found)
            return withParents && found is DirectoryNode known ? known : throw FileException.Exists;
        if (withParents && path.LastIndexOf('/') is > 0 and var slash)
            MakeDirectory(path[..slash], withParents: true);
        var directory = new DirectoryNode();
        Add(path, directory);
        return directory;
    }

    public void Remove(string path)
    {
        var (parent, name, place) = ParentOf(path, followLast: false);
        ThrowIfReadOnly(place);
        if (!parent.Entries.TryGetValue(name, out var node))
            throw FileException.NotFound;
        if (_mounts.ContainsKey(place.Path))
            throw FileException.Busy;
        if (User is { } user && !user.MayRemove(parent, node))
            throw (user.May(parent, FileUser.Write | FileUser.Search) ? FileException.NotPermitted : FileException.PermissionDenied);
        parent.Entries.Remove(name);
        parent.Modified = now();
        Changed?.Invoke();
    }

    /// <summary>Puts a volume where a container wants it.</summary>
    /// <exception cref="FileException">There is something else on the way.</exception>
    public void Mount(string path, Mount mount)
    {
        if (path.LastIndexOf('/') is > 0 and var slash)
            MakeDirectory(path[..slash], withParents: true);
        var (parent, name, place) = ParentOf(path);
        if (place.Mount is null)
            parent.Entries[name] = mount.Root; // So that whoever lists the directory sees what is mounted.
        else
            parent.Entries.TryAdd(name, mount.Root is DirectoryNode ? new DirectoryNode() : new RegularFile()); // Others who see that volume find an empty place.
        _mounts[place.Path] = mount;
    }

    /// <summary>Notes that a file was written.</summary>
    public void Touch(FileNode node)
    {
        node.Modified = now();
        Changed?.Invoke();
    }

    /// <summary>Whether <paramref name="bytes"/> more fit in where <paramref name="path"/> is.</summary>
    /// <exception cref="FileException">They do not.</exception>
    public void MakeRoom(string path, long bytes)
    {
        if (_mounts.Count > 0)
            MakeRoom(Walk(path, followLast: true, 0), bytes);
    }

    /// <exception cref="FileException">What is at the path cannot be changed.</exception>
    public void ThrowIfReadOnly(string path) => ThrowIfReadOnly(Walk(path, followLast: true, 0));

    private static void MakeRoom(Place place, long bytes)
    {
        if (place.Mount is { LimitBytes: { } limit, Root: DirectoryNode volume } && volume.Content() + bytes > limit)
            throw FileException.NoSpace;
    }

    private void ThrowIfReadOnly(Place place)
    {
        if (place.Mount?.IsReadOnly ?? (IsReadOnly && !place.Path.StartsWith("/dev/", StringComparison.Ordinal)))
            throw FileException.ReadOnly;
    }

    private void Own(FileNode node, DirectoryNode parent)
    {
        if (User is not { } user)
            return;
        (node.UserId, node.GroupId) = (user.Id, user.GroupId);
        if ((parent.Mode & SetGroup) == 0)
            return;
        node.GroupId = parent.GroupId;
        if (node is DirectoryNode)
            node.Mode |= SetGroup;
    }

    private (DirectoryNode Directory, string Name, Place Place) ParentOf(string path, bool followLast = true)
    {
        var place = Walk(path, followLast, 0);
        var slash = place.Path.LastIndexOf('/');
        if (slash < 0)
            throw FileException.Exists; // The root itself.
        return (slash == 0 ? Root : GetDirectory(place.Path[..slash]), place.Path[(slash + 1)..], place);
    }

    /// <summary>What is at a path, and where it really is.</summary>
    private Place Walk(string path, bool followLast, int links)
    {
        var place = new Place(Root, "", null);
        var parts = Absolute(path, "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (place.Node is not DirectoryNode directory)
                return place.Node is null ? place with { Path = place.Path + "/" + string.Join('/', parts[i..]) } : throw FileException.NotDirectory;
            Require(directory, FileUser.Search);
            var here = place.Path + "/" + parts[i];
            if (_mounts.TryGetValue(here, out var mount))
            {
                place = new(mount.Root, here, mount);
                continue;
            }
            var node = directory.Entries.GetValueOrDefault(parts[i]);
            if (node is SymbolicLink link && (followLast || i < parts.Length - 1))
            {
                if (links > MaxLinks)
                    throw FileException.TooManyLinks;
                place = Walk(Absolute(link.Target, place.Path.Length == 0 ? "/" : place.Path), followLast: true, links + 1);
                continue;
            }
            place = place with { Node = node, Path = here };
        }
        return place;
    }

    /// <summary>Where a path leads.</summary>
    /// <param name="Node">What is there; null when nothing is.</param>
    /// <param name="Path">The path, links followed; empty for the root.</param>
    /// <param name="Mount">The mount in which it is; null outside of all.</param>
    private readonly record struct Place(FileNode? Node, string Path, Mount? Mount);
}
