using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that change files.</summary>
internal static partial class FileCommands
{
    public static Task<int> MkdirAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "m");
        return ForEachAsync(process, arguments.Operands, "mkdir: can't create directory '{0}': {1}", "mkdir: cannot create directory '{0}': {1}", path =>
            process.Files.MakeDirectory(process.PathOf(path), arguments.Has("p", "parents")));
    }

    public static Task<int> RmdirAsync(Process process) => ForEachAsync(process, CommandArguments.Of(process).Operands, "rmdir: '{0}': {1}", "rmdir: failed to remove '{0}': {1}", path =>
    {
        if (process.Files.GetDirectory(process.PathOf(path)).Entries.Count > 0)
            throw FileException.NotEmpty;
        process.Files.Remove(process.PathOf(path));
    });

    public static Task<int> RmAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        return ForEachAsync(process, arguments.Operands, "rm: can't remove '{0}': {1}", "rm: cannot remove '{0}': {1}", path =>
        {
            var absolute = process.PathOf(path);
            if (process.Files.Find(absolute, followLast: false) is not { } node)
            {
                if (arguments.Has("f"))
                    return;
                throw FileException.NotFound;
            }
            if (node is DirectoryNode && !arguments.Has("r", "R"))
                throw FileException.IsDirectory;
            process.Files.Remove(absolute);
        });
    }

    public static Task<int> CpAsync(Process process) => CopyOrMoveAsync(process, (from, to, isRecursive) =>
    {
        if (process.Files.Get(from) is DirectoryNode && !isRecursive)
            throw new FileException("omitting directory");
        Copy(process.Files, process.Files.GetReadable(from), to, 0);
    });

    public static Task<int> MvAsync(Process process) => CopyOrMoveAsync(process, (from, to, _) =>
    {
        var node = process.Files.Get(from, followLast: false);
        if ((to + "/").StartsWith(from + "/", StringComparison.Ordinal))
            throw new FileException("Invalid argument");
        process.Files.Remove(from);
        process.Files.Add(to, node, isNew: false);
    });

    public static async Task<int> LnAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        if (arguments.Operands.Count == 0)
            return 1;
        var target = arguments.Operands[0];
        var path = Into(process, arguments.Operands.ElementAtOrDefault(1) ?? ".", target);
        if (process.Files.Find(path, followLast: false) is not null)
        {
            if (!arguments.Has("f"))
            {
                await process.WriteErrorAsync($"ln: {path}: File exists");
                return 1;
            }
            process.Files.Remove(path);
        }
        if (arguments.Has("s"))
            process.Files.Add(path, new SymbolicLink(target));
        else
            process.Files.Add(path, process.Files.Get(process.PathOf(target)), isNew: false);
        return 0;
    }

    public static async Task<int> FindAsync(Process process)
    {
        var paths = process.Arguments.Skip(1).TakeWhile(word => !word.StartsWith('-')).DefaultIfEmpty(".").ToList();
        var tests = process.Arguments.SkipWhile((word, i) => i == 0 || !word.StartsWith('-')).ToList();
        string? After(string option) => tests.IndexOf(option) is >= 0 and var at ? tests.ElementAtOrDefault(at + 1) : null;
        var depth = int.TryParse(After("-maxdepth"), CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        var status = 0;
        foreach (var path in paths)
        {
            if (process.Files.Find(process.PathOf(path)) is not { } node)
            {
                await process.WriteErrorAsync($"find: {path}: {FileException.NotFoundText}");
                status = 1;
                continue;
            }
            foreach (var (name, found) in Below(path, node, depth))
            {
                var matches = (After("-name") is not { } pattern || GlobPattern.IsMatch(pattern, FileSystem.NameOf(name)))
                    && After("-type") switch { "f" => found is RegularFile, "d" => found is DirectoryNode, "l" => found is SymbolicLink, _ => true };
                if (matches)
                    await process.WriteLineAsync(name);
            }
        }
        return status;
    }

    public static async Task<int> DdAsync(Process process)
    {
        var settings = process.Arguments.Skip(1).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1], StringComparer.Ordinal);
        var blockSize = SizeOf(settings.GetValueOrDefault("bs", "512"));
        var limit = settings.TryGetValue("count", out var count) ? SizeOf(count) * blockSize : long.MaxValue;
        var input = settings.TryGetValue("if", out var from) ? FileStreams.OpenToRead(process, from) : process.Input;
        var output = settings.TryGetValue("of", out var to) ? FileStreams.OpenToWrite(process, to, append: false) : process.Output;
        var copied = 0L;
        while (copied < limit && await input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
        {
            var part = bytes[..(int)Math.Min(bytes.Length, limit - copied)];
            await output.WriteAsync(part, process.Killed);
            copied += part.Length;
        }
        var blocks = $"{copied / blockSize}+{(copied % blockSize == 0 ? 0 : 1)}";
        await process.WriteErrorAsync($"{blocks} records in\n{blocks} records out\n{copied} bytes copied");
        return 0;
    }

    public static async Task<int> DuAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "d");
        foreach (var path in arguments.Operands.DefaultIfEmpty("."))
        {
            var bytes = Below(path, process.Files.Get(process.PathOf(path)), int.MaxValue).Sum(entry => (entry.Node.Size + 4095) / 4096 * 4);
            await process.WriteLineAsync($"{bytes}{(arguments.Has("h") ? ".0K" : "")}\t{path}");
        }
        return 0;
    }

    private static IEnumerable<(string Name, FileNode Node)> Below(string name, FileNode node, int depth)
    {
        yield return (name, node);
        if (node is not DirectoryNode directory || depth == 0)
            yield break;
        foreach (var (child, inner) in directory.Entries)
        {
            foreach (var found in Below(name.TrimEnd('/') + "/" + child, inner, depth - 1))
                yield return found;
        }
    }

    private static async Task<int> CopyOrMoveAsync(Process process, Action<string, string, bool> act)
    {
        var arguments = CommandArguments.Of(process);
        var command = FileSystem.NameOf(process.Name);
        if (arguments.Operands.Count < 2)
        {
            await process.WriteErrorAsync($"{command}: missing operand");
            return 1;
        }
        var target = arguments.Operands[^1];
        var status = 0;
        foreach (var source in arguments.Operands.SkipLast(1))
        {
            try
            {
                act(process.PathOf(source), Into(process, target, source), arguments.Has("r", "R", "a"));
            }
            catch (FileException error)
            {
                await process.WriteErrorAsync(error.Message == "omitting directory" ? $"{command}: omitting directory '{source}'"
                    : process.Container.Image.Userland == Userland.Debian ? $"{command}: cannot stat '{source}': {error.Message}"
                    : command == "mv" ? $"mv: can't rename '{source}': {error.Message}" : $"{command}: can't stat '{source}': {error.Message}");
                status = 1;
            }
        }
        return status;
    }

    /// <summary>Where something goes: below the target, when that is a directory.</summary>
    private static string Into(Process process, string target, string source)
    {
        var path = process.PathOf(target);
        return process.Files.Find(path) is DirectoryNode ? FileSystem.Absolute(FileSystem.NameOf(source), path) : path;
    }

    private static void Copy(FileSystem files, FileNode node, string to, int depth)
    {
        if (depth > 100)
            throw new FileException("Too many levels of directories");
        switch (node)
        {
            case DirectoryNode directory:
                if (files.Find(to) is not DirectoryNode)
                    files.MakeDirectory(to, withParents: false);
                foreach (var (name, child) in directory.Entries.ToArray())
                    Copy(files, child, to + "/" + name, depth + 1);
                break;
            case RegularFile file:
                var copy = file.Copy();
                copy.Modified = default;
                files.Add(to, copy);
                break;
            default:
                files.Add(to, node, isNew: false);
                break;
        }
    }

    private static async Task<int> ForEachAsync(Process process, IReadOnlyList<string> paths, string complaint, string debianComplaint, Action<string> act)
    {
        var status = 0;
        foreach (var path in paths)
        {
            try
            {
                act(path);
            }
            catch (FileException error)
            {
                var text = process.Container.Image.Userland == Userland.Debian ? debianComplaint : complaint;
                await process.WriteErrorAsync(string.Format(CultureInfo.InvariantCulture, text, path, error.Message));
                status = 1;
            }
        }
        return status;
    }

    private static long SizeOf(string text)
    {
        var unit = text.TrimEnd('B', 'i') is { Length: > 0 } trimmed ? char.ToUpperInvariant(trimmed[^1]) : '0';
        var factor = unit switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, _ => 1 };
        return Math.Max(1, (long.TryParse(text.AsSpan().TrimEnd("BikKMG"), CultureInfo.InvariantCulture, out var size) ? size : 1) * factor);
    }
}
