using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <summary>The disks, shares and exports of a cluster, which are there whether a Pod uses them or not. One is made when it is first mounted.</summary>
internal sealed class Disks
{
    private readonly Dictionary<string, FileNode> _disks = new(StringComparer.Ordinal); // Looked up, never enumerated.

    /// <summary>The file system on a disk.</summary>
    /// <param name="name">What tells the disk from all others: see <see cref="DiskName"/>.</param>
    /// <param name="now">When it is formatted, if it has never been mounted.</param>
    public DirectoryNode GetFiles(string name, DateTimeOffset now)
    {
        if (_disks.GetValueOrDefault(name) is not DirectoryNode files)
            _disks[name] = files = new() { Modified = now };
        return files;
    }

    /// <summary>A disk as it is, without a file system.</summary>
    /// <inheritdoc cref="GetFiles"/>
    public BlockDevice GetDevice(string name, DateTimeOffset now)
    {
        if (_disks.GetValueOrDefault(name) is not BlockDevice device)
            _disks[name] = device = new() { Modified = now };
        return device;
    }

    /// <summary>Whoever provides it has taken a disk away, with all that was on it.</summary>
    public void Remove(string name) => _disks.Remove(name);
}
