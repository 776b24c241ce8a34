using System.Globalization;
using System.Text.RegularExpressions;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>grep</c>.</summary>
internal static class GrepCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "emABCf");
        var operands = arguments.Operands;
        var pattern = arguments.Find("e");
        if (pattern is null)
        {
            if (operands.Count == 0)
            {
                await process.WriteErrorAsync("grep: no pattern");
                return 2;
            }
            pattern = operands[0];
            operands.RemoveAt(0);
        }
        var regex = Compile(process, arguments, pattern);
        var files = arguments.Has("r", "R") ? [.. operands.DefaultIfEmpty(".").SelectMany(path => FilesBelow(process, path))] : operands;
        var showNames = (files.Count > 1 || arguments.Has("r", "R", "H")) && !arguments.Has("h");
        var (limit, found) = (arguments.Find("m") is { } max && long.TryParse(max, CultureInfo.InvariantCulture, out var given) ? given : long.MaxValue, false);
        var status = await Inputs.ForEachAsync(process, files, async (name, input) =>
        {
            var (number, count) = (0, 0L);
            while (count < limit && await input.ReadLineAsync(process.Killed) is { } line)
            {
                number++;
                if (regex.IsMatch(line) == arguments.Has("v"))
                    continue;
                count++;
                if (arguments.Has("q", "c", "l"))
                    continue;
                var prefix = (showNames ? name + ":" : "") + (arguments.Has("n") ? $"{number}:" : "");
                foreach (var text in arguments.Has("o") ? regex.Matches(line).Select(match => match.Value).Where(match => match.Length > 0) : [line])
                    await process.WriteLineAsync(prefix + text);
            }
            found |= count > 0;
            if (arguments.Has("c"))
                await process.WriteLineAsync((showNames ? name + ":" : "") + count.ToString(CultureInfo.InvariantCulture));
            else if (arguments.Has("l") && count > 0)
                await process.WriteLineAsync(name);
        });
        return found ? 0 : status == 0 ? 1 : 2;
    }

    private static Regex Compile(Process process, CommandArguments arguments, string pattern)
    {
        var name = FileSystem.NameOf(process.Name);
        var regex = string.Join('|', pattern.Split('\n').Select(part =>
            name == "fgrep" || arguments.Has("F") ? Regex.Escape(part)
            : name == "egrep" || arguments.Has("E", "P") ? BasicPattern.ToExtendedRegex(part)
            : BasicPattern.ToRegex(part)));
        if (arguments.Has("w"))
            regex = $@"\b(?:{regex})\b";
        if (arguments.Has("x"))
            regex = $"^(?:{regex})$";
        return BasicPattern.Compile(regex, arguments.Has("i"));
    }

    private static IEnumerable<string> FilesBelow(Process process, string path) => process.Files.Find(process.PathOf(path)) is DirectoryNode directory
        ? directory.Entries.Keys.SelectMany(name => FilesBelow(process, path.TrimEnd('/') + "/" + name))
        : [path];
}
