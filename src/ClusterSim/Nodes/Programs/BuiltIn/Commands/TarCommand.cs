using System.Formats.Tar;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>tar</c>, with which <c>kubectl cp</c> copies.</summary>
internal static class TarCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var job = Job.Read(process.Arguments);
        if (job.Mode is not ('c' or 'x' or 't'))
        {
            await process.WriteErrorAsync("tar: must specify exactly one of -c, -x or -t");
            return 1;
        }
        try
        {
            return job.Mode == 'c' ? await CreateAsync(process, job) : await ReadAsync(process, job);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            await process.WriteErrorAsync("tar: invalid tar magic");
            return 1;
        }
    }

    private static async Task<int> CreateAsync(Process process, Job job)
    {
        using var archive = new MemoryStream();
        var status = 0;
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            var warned = false;
            foreach (var path in job.Paths)
            {
                var absolute = FileSystem.Absolute(path, FileSystem.Absolute(job.Directory, process.Directory));
                if (process.Files.Find(absolute, followLast: false) is not { } node)
                {
                    await process.WriteErrorAsync($"tar: {path}: {(process.Container.Image.Userland == Userland.Debian ? "Cannot stat: " : "")}{FileException.NotFoundText}");
                    status = 1;
                    continue;
                }
                if (path.StartsWith('/') && !warned)
                {
                    await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? "tar: Removing leading `/' from member names" : "tar: removing leading '/' from member names");
                    warned = true;
                }
                Add(writer, path.TrimStart('/'), node);
            }
        }
        var bytes = archive.ToArray();
        if (job.IsZipped)
            bytes = Zip(bytes);
        await (job.File == "-" ? process.Output : FileStreams.OpenToWrite(process, job.File, append: false)).WriteAsync(bytes, process.Killed);
        if (status != 0)
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? "tar: Exiting with failure status due to previous errors" : "tar: error exit delayed from previous errors");
        return status == 0 ? 0 : process.Container.Image.Userland == Userland.Debian ? 2 : 1;
    }

    private static void Add(TarWriter writer, string name, FileNode node)
    {
        if (name.Length == 0)
            name = ".";
        var type = node switch { DirectoryNode => TarEntryType.Directory, SymbolicLink => TarEntryType.SymbolicLink, _ => TarEntryType.RegularFile };
        var entry = new UstarTarEntry(type, type == TarEntryType.Directory ? name.TrimEnd('/') + "/" : name)
        {
            Mode = (UnixFileMode)node.Mode,
            ModificationTime = node.Modified < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : node.Modified,
            Uid = node.UserId,
            Gid = node.GroupId,
        };
        if (node is SymbolicLink link)
            entry.LinkName = link.Target;
        if (node is RegularFile file)
            entry.DataStream = new MemoryStream(file.Content.ToArray());
        writer.WriteEntry(entry);
        if (node is not DirectoryNode directory)
            return;
        foreach (var (child, inner) in directory.Entries)
            Add(writer, name.TrimEnd('/') + "/" + child, inner);
    }

    private static async Task<int> ReadAsync(Process process, Job job)
    {
        var bytes = job.File == "-" ? await process.Input.ReadAllAsync(process.Killed) : (await FileStreams.ReadAsync(process, job.File)).ToArray();
        if (bytes.Length > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
            bytes = Unzip(bytes);
        var directory = FileSystem.Absolute(job.Directory, process.Directory);
        process.Files.GetDirectory(directory);
        using var reader = new TarReader(new MemoryStream(bytes));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            if (job.Mode == 't' || job.IsVerbose)
                await process.WriteLineAsync(entry.Name);
            if (job.Mode == 'x')
                Extract(process, entry, FileSystem.Absolute(entry.Name.TrimStart('/'), directory), job);
        }
        return 0;
    }

    private static void Extract(Process process, TarEntry entry, string path, Job job)
    {
        if (path.LastIndexOf('/') is > 0 and var slash)
            process.Files.MakeDirectory(path[..slash], withParents: true);
        if (entry.EntryType == TarEntryType.Directory)
        {
            process.Files.MakeDirectory(path, withParents: true);
            return;
        }
        if (process.Files.Find(path, followLast: false) is DirectoryNode)
            throw FileException.IsDirectory;
        if (process.Files.Find(path, followLast: false) is not null)
            process.Files.Remove(path);
        if (entry.EntryType is TarEntryType.SymbolicLink)
        {
            process.Files.Add(path, new SymbolicLink(entry.LinkName));
            return;
        }
        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
            return;
        var file = new RegularFile((int)entry.Mode & 0b111_111_111);
        if (entry.DataStream is { } data)
        {
            using var content = new MemoryStream();
            data.CopyTo(content);
            file.Append(content.ToArray());
        }
        if (!job.IgnoresTimes)
            file.Modified = entry.ModificationTime;
        process.Files.Add(path, file);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(result, System.IO.Compression.CompressionLevel.Fastest))
            zip.Write(bytes);
        return result.ToArray();
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var zip = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        using var result = new MemoryStream();
        zip.CopyTo(result);
        return result.ToArray();
    }

    /// <summary>What tar is asked for.</summary>
    private sealed record Job(char Mode, string File, string Directory, IReadOnlyList<string> Paths, bool IsVerbose, bool IsZipped, bool IgnoresTimes)
    {
        public static Job Read(IReadOnlyList<string> words)
        {
            var (mode, file, directory, flags) = ('\0', "-", ".", "");
            List<string> paths = [];
            for (var i = 1; i < words.Count; i++)
            {
                var word = words[i];
                if (word.StartsWith("--", StringComparison.Ordinal))
                {
                    if (word is "--create" or "--extract" or "--list")
                        mode = word switch { "--create" => 'c', "--extract" => 'x', _ => 't' };
                    continue;
                }
                var isBundle = word.StartsWith('-') ? word.Length > 1 : i == 1;
                if (!isBundle)
                {
                    paths.Add(word);
                    continue;
                }
                foreach (var letter in word.TrimStart('-'))
                {
                    if (letter is 'c' or 'x' or 't')
                        mode = letter;
                    else if (letter == 'f' && i + 1 < words.Count)
                        file = words[++i];
                    else if (letter == 'C' && i + 1 < words.Count)
                        directory = words[++i];
                    else
                        flags += letter;
                }
            }
            return new(mode, file, directory, paths, flags.Contains('v'), flags.Contains('z'), flags.Contains('m'));
        }
    }
}
