using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>Commands that fill variables: <c>read</c>, <c>mapfile</c>, <c>getopts</c>, <c>printf -v</c>.</content>
internal sealed partial class ShellInterpreter
{
    private int _optionAt = 1; // In the word that getopts looks at.

    private async Task<int> ReadAsync(IReadOnlyList<string> words)
    {
        List<string> names = [];
        string? array = null;
        var (isRaw, readsAll) = (false, false);
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-') || words[i].Length == 1)
            {
                names.Add(words[i]);
                continue;
            }
            isRaw |= words[i].Contains('r', StringComparison.Ordinal);
            if (!"ptndaNu".Contains(words[i][^1]))
                continue;
            var (option, value) = (words[i][^1], i + 1 < words.Count ? words[++i] : "");
            if (option == 'p')
                await _process.Error.WriteAsync(Encoding.UTF8.GetBytes(value), _process.Killed);
            else if (option == 'a')
                array = value;
            else if (option == 'd')
                readsAll = value.Length == 0;
        }
        var line = await ReadTextAsync(isRaw, readsAll);
        var separators = ValueOf("IFS") ?? " \t\n";
        if (array is not null)
            SetArray(array, ShellArray.Of(Split(line ?? "", separators, int.MaxValue)));
        else if (names.Count == 0)
            Set("REPLY", line ?? "");
        else
        {
            var fields = Split(line ?? "", separators, names.Count);
            for (var i = 0; i < names.Count; i++)
                Set(names[i], i < fields.Count ? fields[i] : "");
        }
        return line is null || readsAll ? 1 : 0;
    }

    /// <summary>A line, or with <c>-d ''</c> everything. A backslash before its end continues it, unless it is raw.</summary>
    private async Task<string?> ReadTextAsync(bool isRaw, bool readsAll)
    {
        var line = await _process.Input.ReadLineAsync(_process.Killed);
        while (line is not null && (readsAll || (!isRaw && line.EndsWith('\\'))) && await _process.Input.ReadLineAsync(_process.Killed) is { } next)
            line = readsAll ? $"{line}\n{next}" : line[..^1] + next;
        return line is null || isRaw ? line : line.Replace("\\", "", StringComparison.Ordinal);
    }

    /// <summary>Fields of a line; the last takes what is left.</summary>
    private static List<string> Split(string line, string separators, int count)
    {
        List<string> fields = [];
        char[] blanks = [.. separators.Where(char.IsWhiteSpace)];
        var rest = blanks.Length > 0 ? line.Trim(blanks) : line;
        while (rest.Length > 0 && fields.Count < count - 1 && rest.AsSpan().IndexOfAny(separators) is >= 0 and var end)
        {
            fields.Add(rest[..end]);
            rest = rest[(end + 1)..];
            if (blanks.Length > 0)
                rest = rest.TrimStart(blanks);
        }
        if (rest.Length > 0)
            fields.Add(rest);
        return fields;
    }

    private async Task<int> ReadLinesAsync(IReadOnlyList<string> words)
    {
        List<string> lines = [];
        var keepsEnds = !words.Any(static word => word.StartsWith('-') && word.Contains('t', StringComparison.Ordinal));
        while (await _process.Input.ReadLineAsync(_process.Killed) is { } line)
            lines.Add(keepsEnds ? line + "\n" : line);
        SetArray(words.Count > 1 && !words[^1].StartsWith('-') ? words[^1] : "MAPFILE", ShellArray.Of(lines));
        return 0;
    }

    private async Task<int> PrintAsync(IReadOnlyList<string> words)
    {
        if (words is not [_, "-v", var name, ..])
            return await TextCommands.PrintfAsync(_process.With(words is [_, "--", ..] ? [words[0], .. words.Skip(2)] : words, Exported()));
        var text = new BufferSink();
        var outer = _process.Output;
        _process.Output = text;
        try
        {
            return await TextCommands.PrintfAsync(_process.With([words[0], .. words.Skip(3)], Exported()));
        }
        finally
        {
            _process.Output = outer;
            Set(name, text.Text);
        }
    }

    private async Task<int> GetOptionAsync(IReadOnlyList<string> words)
    {
        if (words.Count < 3)
            return 2;
        IReadOnlyList<string> given = words.Count > 3 ? [.. words.Skip(3)] : _parameters;
        var index = int.TryParse(ValueOf("OPTIND"), CultureInfo.InvariantCulture, out var known) ? known : 1;
        if (index > given.Count || given[index - 1] is not ['-', _, ..] || given[index - 1] == "--")
        {
            Set("OPTIND", (index <= given.Count && given[index - 1] == "--" ? index + 1 : index).ToString(CultureInfo.InvariantCulture));
            Set(words[2], "?");
            return 1;
        }
        var word = given[index - 1];
        var letter = word[_optionAt++];
        var (result, argument) = (letter.ToString(), "");
        var at = letter == ':' ? -1 : words[1].IndexOf(letter, StringComparison.Ordinal);
        var isSilent = words[1].StartsWith(':');
        if (at < 0)
        {
            (result, argument) = ("?", isSilent ? letter.ToString() : "");
            if (!isSilent)
                await ComplainAsync($"illegal option -- {letter}");
        }
        else if (at + 1 < words[1].Length && words[1][at + 1] == ':')
        {
            if (_optionAt < word.Length)
                argument = word[_optionAt..];
            else if (index < given.Count)
                argument = given[index++];
            else
            {
                (result, argument) = (isSilent ? ":" : "?", isSilent ? letter.ToString() : "");
                if (!isSilent)
                    await ComplainAsync($"option requires an argument -- {letter}");
            }
            _optionAt = word.Length;
        }
        if (_optionAt >= word.Length)
            (index, _optionAt) = (index + 1, 1);
        Set(words[2], result);
        Set("OPTARG", argument);
        Set("OPTIND", index.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
