using System.Globalization;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <summary>A volume that its kubelet writes: the files are in a directory named after the time of writing, <c>..data</c> leads there, and links lead through that to each file, so that all of them change at once.</summary>
/// <remarks>Source: pkg/volume/util/atomic_writer.go (v1.36).</remarks>
internal sealed class AtomicVolume(int? group)
{
    private const string DataLink = "..data";
    private const int EveryonesDirectory = 0b111_111_111;

    private SortedDictionary<string, VolumeFile>? _written;

    public LiveDirectory Root { get; } = new(group is null ? EveryonesDirectory : EveryonesDirectory | FileOwnership.SetGroup) { GroupId = group ?? 0 };

    /// <summary>Writes the files in place of those that are there; nothing happens when they are the same.</summary>
    /// <param name="files">What is to be there, by path.</param>
    /// <param name="now">When.</param>
    public void Write(SortedDictionary<string, VolumeFile> files, DateTimeOffset now)
    {
        if (_written is { } written && written.SequenceEqual(files))
            return;
        var entries = Root.Entries;
        var former = (entries.GetValueOrDefault(DataLink) as SymbolicLink)?.Target;
        var name = NameOf(now, former);
        var data = new DirectoryNode { Modified = now };
        foreach (var (path, file) in files)
            Put(data, path, file, now);
        if (group is { } owner)
            FileOwnership.Apply(data, owner, isReadOnly: true);
        entries[name] = data;
        entries[DataLink] = new SymbolicLink(name) { Modified = now };
        foreach (var path in files.Keys)
            entries[FirstOf(path)] = entries.GetValueOrDefault(FirstOf(path)) is SymbolicLink known ? known : new SymbolicLink(DataLink + "/" + FirstOf(path)) { Modified = now };
        foreach (var gone in _written?.Keys.Select(FirstOf).Except(files.Keys.Select(FirstOf)).ToArray() ?? [])
            entries.Remove(gone);
        if (former is not null)
            entries.Remove(former);
        Root.Modified = now;
        _written = files;
    }

    /// <summary>As in <c>..2026_01_31_12_00_05.0123456789</c>; the digits behind the dot tell apart what is written in the same second.</summary>
    private static string NameOf(DateTimeOffset now, string? former)
    {
        var text = now.UtcDateTime.ToString("'..'yyyy_MM_dd_HH_mm_ss'.'", CultureInfo.InvariantCulture);
        var number = (uint)(now.Ticks * 2654435761 >> 8);
        return text + number.ToString(CultureInfo.InvariantCulture) is var name && name != former ? name : text + (number + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string FirstOf(string path) => path.IndexOf('/') is >= 0 and var slash ? path[..slash] : path;

    private static void Put(DirectoryNode directory, string path, VolumeFile file, DateTimeOffset now)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.SkipLast(1))
        {
            if (directory.Entries.GetValueOrDefault(name) is not DirectoryNode inner)
                directory.Entries[name] = inner = new() { Modified = now };
            directory = inner;
        }
        var node = RegularFile.FromBytes(file.Content.AsSpan(), file.Mode);
        (node.Modified, node.UserId) = (now, file.UserId);
        directory.Entries[names[^1]] = node;
    }
}
