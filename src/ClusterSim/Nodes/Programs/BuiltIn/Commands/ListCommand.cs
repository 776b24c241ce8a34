using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>ls</c>.</summary>
internal static class ListCommand
{
    private const int SetUser = 0b100_000_000_000;
    private const int SetGroup = 0b10_000_000_000;
    private const int Sticky = 0b1_000_000_000;

    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var status = 0;
        List<(string Name, FileNode Node)> files = [];
        List<(string Name, DirectoryNode Node)> directories = [];
        foreach (var path in arguments.Operands.DefaultIfEmpty("."))
        {
            try
            {
                var node = process.Files.Get(process.PathOf(path), followLast: arguments.Has("L") || !arguments.Has("l", "d"));
                if (node is SymbolicLink && path.EndsWith('/'))
                    node = process.Files.Get(process.PathOf(path));
                if (node is DirectoryNode directory && !arguments.Has("d"))
                {
                    process.Files.Require(directory, FileUser.Read);
                    directories.Add((path, directory));
                }
                else
                    files.Add((path, node));
            }
            catch (FileException error)
            {
                await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"ls: cannot access '{path}': {error.Message}" : $"ls: {path}: {error.Message}");
                status = process.Container.Image.Userland == Userland.Debian ? 2 : 1;
            }
        }
        await PrintAsync(process, arguments, files);
        var isTitled = files.Count + directories.Count > 1 || arguments.Has("R");
        var isFirst = files.Count == 0;
        foreach (var (name, directory) in directories)
        {
            await ListAsync(process, arguments, name, directory, isTitled, isFirst);
            isFirst = false;
        }
        return status;
    }

    private static async Task ListAsync(Process process, CommandArguments arguments, string name, DirectoryNode directory, bool isTitled, bool isFirst)
    {
        if (isTitled)
            await process.WriteLineAsync((isFirst ? "" : "\n") + name + ":");
        List<(string, FileNode)> entries = [];
        if (arguments.Has("a"))
            entries.AddRange([(".", directory), ("..", directory)]);
        entries.AddRange(directory.Entries.Where(entry => arguments.Has("a", "A") || !entry.Key.StartsWith('.')).Select(entry => (entry.Key, entry.Value)));
        if (arguments.Has("l"))
            await process.WriteLineAsync($"total {directory.Entries.Values.Sum(node => (node.Size + 4095) / 4096 * 4)}");
        await PrintAsync(process, arguments, entries);
        if (!arguments.Has("R"))
            return;
        foreach (var (child, node) in directory.Entries)
        {
            if (node is DirectoryNode inner)
                await ListAsync(process, arguments, name.TrimEnd('/') + "/" + child, inner, isTitled: true, isFirst: false);
        }
    }

    private static async Task PrintAsync(Process process, CommandArguments arguments, List<(string Name, FileNode Node)> entries)
    {
        var sorted = arguments.Has("t") ? [.. entries.OrderByDescending(entry => entry.Node.Modified)] : arguments.Has("S") ? [.. entries.OrderByDescending(entry => entry.Node.Size)] : entries;
        if (arguments.Has("r"))
            sorted.Reverse();
        if (arguments.Has("l"))
        {
            foreach (var (name, node) in sorted)
                await process.WriteLineAsync(Long(name, node, process, arguments));
        }
        else if (process.Terminal is { } terminal && process.Output == terminal && !arguments.Has("1"))
            await process.WriteAsync(Columns([.. sorted.Select(entry => entry.Name)], terminal.Columns));
        else
        {
            foreach (var (name, _) in sorted)
                await process.WriteLineAsync(name);
        }
    }

    /// <summary>As in <c>drwxr-xr-x    2 root     root          4096 Jan  1 00:00 etc</c>.</summary>
    private static string Long(string name, FileNode node, Process process, CommandArguments arguments)
    {
        var owner = arguments.Has("n") ? node.UserId.ToString(CultureInfo.InvariantCulture) : Accounts.NameOfUser(process.Files, node.UserId);
        var group = arguments.Has("n") ? node.GroupId.ToString(CultureInfo.InvariantCulture) : Accounts.NameOfGroup(process.Files, node.GroupId);
        var links = node is DirectoryNode directory ? 2 + directory.Entries.Values.Count(entry => entry is DirectoryNode) : 1;
        var size = arguments.Has("h") && node.Size >= 1024 ? $"{node.Size / 1024m:0.0}K" : node.Size.ToString(CultureInfo.InvariantCulture);
        var time = node.Modified.ToString(" d", CultureInfo.InvariantCulture).TrimStart().PadLeft(2);
        var target = node is SymbolicLink link ? " -> " + link.Target : "";
        var rest = $"{node.Modified.ToString("MMM", CultureInfo.InvariantCulture)} {time} {node.Modified.ToString("HH:mm", CultureInfo.InvariantCulture)} {name}{target}";
        return process.Container.Image.Userland == Userland.Debian
            ? $"{Mode(node)} {links} {owner} {group} {size,6} {rest}"
            : $"{Mode(node)} {links,4} {owner,-8} {group,-8} {size,9} {rest}";
    }

    public static string Mode(FileNode node)
    {
        var text = new StringBuilder(10).Append(node.TypeLetter);
        for (var i = 8; i >= 0; i--)
            text.Append((node.Mode >> i & 1) == 0 ? '-' : "xwr"[i % 3]);
        if ((node.Mode & SetUser) != 0)
            text[3] = text[3] == 'x' ? 's' : 'S';
        if ((node.Mode & SetGroup) != 0)
            text[6] = text[6] == 'x' ? 's' : 'S';
        if ((node.Mode & Sticky) != 0)
            text[9] = text[9] == 'x' ? 't' : 'T';
        return text.ToString();
    }

    private static string Columns(List<string> names, int width)
    {
        if (names.Count == 0)
            return "";
        var cell = names.Max(name => name.Length) + 2;
        var columns = Math.Max(1, width / cell);
        var rows = (names.Count + columns - 1) / columns;
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            var line = "";
            for (var at = row; at < names.Count; at += rows)
                line += names[at].PadRight(cell);
            text.Append(line.TrimEnd()).Append('\n');
        }
        return text.ToString();
    }
}
