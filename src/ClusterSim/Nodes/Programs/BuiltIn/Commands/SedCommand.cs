using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>sed</c>, with what is in daily use: <c>s</c>, <c>d</c>, <c>p</c>, <c>q</c>, and addresses.</summary>
internal static class SedCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "e");
        var script = arguments.Find("e", "expression");
        if (script is null)
        {
            if (arguments.Operands.Count == 0)
            {
                await process.WriteErrorAsync("sed: no script");
                return 1;
            }
            script = arguments.Operands[0];
            arguments.Operands.RemoveAt(0);
        }
        var steps = Parse(script, arguments.Has("E", "r"));
        if (arguments.Has("i"))
        {
            foreach (var path in arguments.Operands)
            {
                var lines = Inputs.Split(await FileStreams.ReadAsync(process, path)).ToList();
                var sink = FileStreams.OpenToWrite(process, path, append: false);
                await sink.WriteAsync(Encoding.UTF8.GetBytes(Edit(lines, steps, arguments.Has("n"))), process.Killed);
            }
            return 0;
        }
        var (all, status) = await Inputs.ReadLinesAsync(process, arguments.Operands);
        await process.WriteAsync(Edit(all, steps, arguments.Has("n")));
        return status;
    }

    private static string Edit(List<string> lines, List<Step> steps, bool isQuiet)
    {
        var output = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, isDeleted, isLast) = (lines[i], false, false);
            foreach (var step in steps)
            {
                if (!step.Applies(i + 1, line, lines.Count))
                    continue;
                if (step.Command == 's')
                {
                    var changed = step.Replace(line, out var isChanged);
                    line = changed;
                    if (isChanged && step.Prints)
                        output.Append(line).Append('\n');
                }
                else if (step.Command == 'p')
                    output.Append(line).Append('\n');
                else if (step.Command == 'd')
                {
                    isDeleted = true;
                    break;
                }
                else if (step.Command == 'q')
                    isLast = true;
            }
            if (!isQuiet && !isDeleted)
                output.Append(line).Append('\n');
            if (isLast)
                break;
        }
        return output.ToString();
    }

    private static List<Step> Parse(string script, bool isExtended)
    {
        List<Step> steps = [];
        var at = 0;
        while (at < script.Length)
        {
            if (script[at] is ';' or '\n' or ' ')
            {
                at++;
                continue;
            }
            var from = ReadAddress(script, ref at, isExtended);
            Address? to = null;
            if (at < script.Length && script[at] == ',')
            {
                at++;
                to = ReadAddress(script, ref at, isExtended);
            }
            while (at < script.Length && script[at] == ' ')
                at++;
            var isNegated = at < script.Length && script[at] == '!';
            if (isNegated)
                at++;
            if (at >= script.Length)
                throw new IOException("missing command");
            var command = script[at++];
            if (command is not ('s' or 'd' or 'p' or 'q'))
                throw new IOException($"unsupported command {command}");
            steps.Add(command == 's' ? ReadSubstitution(script, ref at, isExtended, from, to, isNegated) : new(command, from, to, isNegated));
        }
        return steps;
    }

    private static Step ReadSubstitution(string script, ref int at, bool isExtended, Address? from, Address? to, bool isNegated)
    {
        var separator = script[at++];
        var pattern = ReadUntil(script, ref at, separator);
        var replacement = ReadUntil(script, ref at, separator);
        var flags = "";
        while (at < script.Length && char.IsAsciiLetterOrDigit(script[at]))
            flags += script[at++];
        var regex = BasicPattern.Compile(isExtended ? BasicPattern.ToExtendedRegex(pattern) : BasicPattern.ToRegex(pattern), flags.Contains('i') || flags.Contains('I'));
        return new('s', from, to, isNegated) { Pattern = regex, Replacement = replacement, IsGlobal = flags.Contains('g'), Prints = flags.Contains('p') };
    }

    private static string ReadUntil(string script, ref int at, char separator)
    {
        var text = new StringBuilder();
        while (at < script.Length && script[at] != separator)
        {
            if (script[at] == '\\' && at + 1 < script.Length)
            {
                if (script[at + 1] != separator)
                    text.Append('\\');
                at++;
            }
            text.Append(script[at++]);
        }
        if (at >= script.Length)
            throw new IOException("unterminated s command");
        at++;
        return text.ToString();
    }

    private static Address? ReadAddress(string script, ref int at, bool isExtended)
    {
        if (at >= script.Length)
            return null;
        if (script[at] == '$')
        {
            at++;
            return new(int.MaxValue, null);
        }
        if (script[at] == '/')
        {
            at++;
            var pattern = ReadUntil(script, ref at, '/');
            return new(0, BasicPattern.Compile(isExtended ? BasicPattern.ToExtendedRegex(pattern) : BasicPattern.ToRegex(pattern), ignoreCase: false));
        }
        var start = at;
        while (at < script.Length && char.IsAsciiDigit(script[at]))
            at++;
        return at == start ? null : new(int.Parse(script.AsSpan(start, at - start), CultureInfo.InvariantCulture), null);
    }

    private sealed record Address(int Line, Regex? Pattern)
    {
        public bool Matches(int number, string line, int count) => Pattern?.IsMatch(line) ?? (Line == int.MaxValue ? number == count : number == Line);
    }

    private sealed record Step(char Command, Address? From, Address? To, bool IsNegated)
    {
        private bool _isInRange;

        public Regex? Pattern { get; init; }

        public string Replacement { get; init; } = "";

        public bool IsGlobal { get; init; }

        public bool Prints { get; init; }

        public bool Applies(int number, string line, int count) => IsSelected(number, line, count) != IsNegated;

        public string Replace(string line, out bool isChanged)
        {
            isChanged = Pattern!.IsMatch(line);
            return Pattern.Replace(line, Fill, IsGlobal ? -1 : 1);
        }

        private bool IsSelected(int number, string line, int count)
        {
            if (From is null)
                return true;
            if (To is null)
                return From.Matches(number, line, count);
            if (!_isInRange && From.Matches(number, line, count))
            {
                _isInRange = To.Pattern is not null || To.Line > number;
                return true;
            }
            var was = _isInRange;
            if (was && To.Matches(number, line, count))
                _isInRange = false;
            return was;
        }

        private string Fill(Match match)
        {
            var text = new StringBuilder();
            for (var i = 0; i < Replacement.Length; i++)
            {
                if (Replacement[i] == '&')
                    text.Append(match.Value);
                else if (Replacement[i] == '\\' && i + 1 < Replacement.Length)
                {
                    var next = Replacement[++i];
                    text.Append(char.IsAsciiDigit(next) ? match.Groups[next - '0'].Value : next == '&' ? "&" : EscapedText.Decode("\\" + next).TrimStart('\\'));
                }
                else
                    text.Append(Replacement[i]);
            }
            return text.ToString();
        }
    }
}
