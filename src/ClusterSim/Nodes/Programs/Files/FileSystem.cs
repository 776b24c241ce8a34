namespace ClusterSim.Nodes.Programs.Files;

/// <summary>The files that a container sees: its image's, with volumes mounted into them. Paths are absolute.</summary>
internal sealed class FileSystem(DirectoryNode root, Func<DateTimeOffset> now)
{
    private const int MaxLinks = 40;

    public DirectoryNode Root { get; } = root;

    /// <summary>Called when something in it changes.</summary>
    public Action? Changed { get; set; }

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

    /// <summary>The regular file at a path, made if it is not there.</summary>
    public FileNode OpenToWrite(string path, bool append)
    {
        if (Find(path) is { } found)
        {
            if (found is DirectoryNode)
                throw FileException.IsDirectory;
            ThrowIfReadOnly(path);
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

    /// <summary>Puts something new at a path.</summary>
    public void Add(string path, FileNode node)
    {
        var (parent, name) = ParentOf(path);
        ThrowIfReadOnly(parent);
        if (node.Modified == default)
            node.Modified = now();
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
        var (parent, name) = ParentOf(path);
        ThrowIfReadOnly(parent);
        if (!parent.Entries.Remove(name))
            throw FileException.NotFound;
        parent.Modified = now();
        Changed?.Invoke();
    }

    /// <summary>Puts a volume where a container wants it.</summary>
    public void Mount(string path, FileNode volume)
    {
        if (path.LastIndexOf('/') is > 0 and var slash)
            MakeDirectory(path[..slash], withParents: true);
        var (parent, name) = ParentOf(path);
        parent.Entries[name] = volume;
    }

    /// <summary>Notes that a file was written.</summary>
    public void Touch(FileNode node)
    {
        node.Modified = now();
        Changed?.Invoke();
    }

    private void ThrowIfReadOnly(string path) => ThrowIfReadOnly(ParentOf(path).Directory);

    private static void ThrowIfReadOnly(DirectoryNode directory)
    {
        if (directory.IsReadOnly)
            throw FileException.ReadOnly;
    }

    private (DirectoryNode Directory, string Name) ParentOf(string path)
    {
        var resolved = Walk(path, followLast: true, 0).Path.TrimEnd('/');
        var slash = resolved.LastIndexOf('/');
        if (slash < 0)
            throw FileException.Exists; // The root itself.
        return (slash == 0 ? Root : GetDirectory(resolved[..slash]), resolved[(slash + 1)..]);
    }

    /// <summary>What is at a path, and where it really is.</summary>
    private (FileNode? Node, string Path) Walk(string path, bool followLast, int links)
    {
        FileNode? node = Root;
        var here = "";
        var parts = Absolute(path, "/").Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (node is not DirectoryNode directory)
                return node is null ? (null, here + "/" + string.Join('/', parts[i..])) : throw FileException.NotDirectory;
            node = directory.Entries.GetValueOrDefault(parts[i]);
            if (node is SymbolicLink link && (followLast || i < parts.Length - 1))
            {
                if (links > MaxLinks)
                    throw FileException.TooManyLinks;
                (node, here) = Walk(Absolute(link.Target, here.Length == 0 ? "/" : here), followLast: true, links + 1);
                continue;
            }
            here += "/" + parts[i];
        }
        return (node, here);
    }
}
