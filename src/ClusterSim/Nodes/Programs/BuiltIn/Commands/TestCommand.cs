using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The commands <c>test</c> and <c>[</c>.</summary>
internal sealed class TestCommand
{
    private readonly Process _process;
    private readonly List<string> _words;
    private int _at;

    private TestCommand(Process process, List<string> words) => (_process, _words) = (process, words);

    public static async Task<int> RunAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        if (FileSystem.NameOf(process.Name) == "[")
        {
            if (words is not [.., "]"])
            {
                await process.WriteErrorAsync("[: missing ]");
                return 2;
            }
            words.RemoveAt(words.Count - 1);
        }
        if (words.Count == 0)
            return 1;
        try
        {
            var test = new TestCommand(process, words);
            var holds = test.Or();
            if (test._at < words.Count)
                throw new ShellSyntaxException($"{words[test._at]}: unknown operand");
            return holds ? 0 : 1;
        }
        catch (ShellSyntaxException error)
        {
            await process.WriteErrorAsync($"{process.Name}: {error.Message}");
            return 2;
        }
    }

    private bool Or()
    {
        var holds = And();
        while (_at < _words.Count && _words[_at] is "-o" or "||")
        {
            _at++;
            holds |= And();
        }
        return holds;
    }

    private bool And()
    {
        var holds = Not();
        while (_at < _words.Count && _words[_at] is "-a" or "&&")
        {
            _at++;
            holds &= Not();
        }
        return holds;
    }

    private bool Not()
    {
        if (_at + 1 < _words.Count && _words[_at] == "!" && !IsBinary(_at + 1))
        {
            _at++;
            return !Not();
        }
        return Primary();
    }

    private bool IsBinary(int at) =>
        at < _words.Count - 1 && _words[at] is "=" or "==" or "!=" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "<" or ">" or "=~";

    private bool Primary()
    {
        if (_at >= _words.Count)
            throw new ShellSyntaxException("argument expected");
        if (IsBinary(_at + 1))
        {
            var (left, how, right) = (_words[_at], _words[_at + 1], _words[_at + 2 < _words.Count ? _at + 2 : throw new ShellSyntaxException("argument expected")]);
            _at += 3;
            return Compare(left, how, right);
        }
        if (_words[_at] == "(")
        {
            _at++;
            var holds = Or();
            if (_at >= _words.Count || _words[_at++] != ")")
                throw new ShellSyntaxException("closing paren expected");
            return holds;
        }
        if (_words[_at] is ['-', _] && _at + 1 < _words.Count)
        {
            var (how, what) = (_words[_at][1], _words[_at + 1]);
            _at += 2;
            return Check(how, what);
        }
        return _words[_at++].Length > 0;
    }

    private bool Compare(string left, string how, string right) => how switch
    {
        "=" => left == right,
        "==" => left == right || GlobPattern.IsMatch(right, left),
        "!=" => left != right,
        "=~" => BasicPattern.Compile(right, ignoreCase: false).IsMatch(left),
        "<" => string.CompareOrdinal(left, right) < 0,
        ">" => string.CompareOrdinal(left, right) > 0,
        "-eq" => Number(left) == Number(right),
        "-ne" => Number(left) != Number(right),
        "-lt" => Number(left) < Number(right),
        "-le" => Number(left) <= Number(right),
        "-gt" => Number(left) > Number(right),
        "-ge" => Number(left) >= Number(right),
        "-nt" => Find(left)?.Modified > Find(right)?.Modified,
        _ => Find(left)?.Modified < Find(right)?.Modified,
    };

    private bool Check(char how, string what) => how switch
    {
        'z' => what.Length == 0,
        'n' => what.Length > 0,
        'e' or 'r' or 'w' => Find(what) is not null,
        'x' => Find(what) is DirectoryNode or RegularFile { IsExecutable: true },
        'f' => Find(what) is RegularFile,
        'd' => Find(what) is DirectoryNode,
        's' => Find(what) is { Size: > 0 },
        'L' or 'h' => Find(what, followLast: false) is SymbolicLink,
        'c' => Find(what) is DeviceFile,
        't' => _process.Terminal is not null,
        'b' or 'p' or 'S' or 'g' or 'u' or 'k' => false,
        _ => throw new ShellSyntaxException($"-{how}: unknown operand"),
    };

    private FileNode? Find(string path, bool followLast = true)
    {
        try
        {
            return path.Length == 0 ? null : _process.Files.Find(_process.PathOf(path), followLast);
        }
        catch (FileException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ShellSyntaxException($"{text}: bad number");
}
