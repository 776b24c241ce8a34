using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>awk</c>, as far as it picks fields: <c>/pattern/ {print $1, $NF}</c>, <c>NR==2</c>.</summary>
internal static class AwkCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "Fv");
        if (arguments.Operands.Count == 0)
        {
            await process.WriteErrorAsync("awk: no program");
            return 1;
        }
        var program = arguments.Operands[0].Trim();
        var open = program.IndexOf('{');
        var condition = (open < 0 ? program : program[..open]).Trim();
        var action = open < 0 ? "print" : program[(open + 1)..].TrimEnd().TrimEnd('}').Trim();
        if (!IsUnderstood(condition, action))
        {
            await process.WriteErrorAsync("awk: this simulated awk knows only conditions and {print …}");
            return 2;
        }
        var number = 0;
        return await Inputs.ForEachAsync(process, [.. arguments.Operands.Skip(1)], async (_, input) =>
        {
            while (await input.ReadLineAsync(process.Killed) is { } line)
            {
                number++;
                var fields = arguments.Find("F") is { Length: > 0 } separator ? line.Split(EscapedText.Decode(separator)) : line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (Holds(condition, number, line, fields))
                    await process.WriteLineAsync(Print(action, number, line, fields));
            }
        });
    }

    private static bool IsUnderstood(string condition, string action) =>
        (action == "print" || action.StartsWith("print ", StringComparison.Ordinal) || action.StartsWith("print$", StringComparison.Ordinal))
        && (condition.Length == 0 || condition is ['/', .., '/'] || condition.Contains("==", StringComparison.Ordinal) || condition.Contains('>') || condition.Contains('<'));

    private static bool Holds(string condition, int number, string line, string[] fields)
    {
        if (condition.Length == 0)
            return true;
        if (condition is ['/', .., '/'])
            return BasicPattern.Compile(BasicPattern.ToExtendedRegex(condition[1..^1]), ignoreCase: false).IsMatch(line);
        foreach (var how in (string[])["==", ">=", "<=", ">", "<"])
        {
            if (condition.Split(how) is not [var left, var right])
                continue;
            var (a, b) = (Value(left.Trim(), number, line, fields), Value(right.Trim(), number, line, fields));
            var order = decimal.TryParse(a, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b, CultureInfo.InvariantCulture, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a, b);
            return how switch { "==" => order == 0, ">=" => order >= 0, "<=" => order <= 0, ">" => order > 0, _ => order < 0 };
        }
        return false;
    }

    private static string Print(string action, int number, string line, string[] fields)
    {
        var list = action["print".Length..].Trim().TrimEnd(';');
        if (list.Length == 0)
            return line;
        return string.Join(' ', Parts(list).Select(part => string.Concat(part.Select(term => Value(term, number, line, fields)))));
    }

    /// <summary>What is to be printed: separated by commas, and made of terms that stand side by side.</summary>
    private static List<List<string>> Parts(string list)
    {
        List<List<string>> parts = [[]];
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == ',')
                parts.Add([]);
            else if (list[i] == '"')
            {
                var end = list.IndexOf('"', i + 1);
                end = end < 0 ? list.Length - 1 : end;
                parts[^1].Add(list[i..(end + 1)]);
                i = end;
            }
            else if (list[i] != ' ')
            {
                var end = i + 1;
                while (end < list.Length && !" ,\"$".Contains(list[end]))
                    end++;
                parts[^1].Add(list[i..end]);
                i = end - 1;
            }
        }
        return parts;
    }

    private static string Value(string term, int number, string line, string[] fields) => term switch
    {
        ['"', .., '"'] => EscapedText.Decode(term[1..^1]),
        "NR" => number.ToString(CultureInfo.InvariantCulture),
        "NF" => fields.Length.ToString(CultureInfo.InvariantCulture),
        "$0" => line,
        "$NF" => fields.Length > 0 ? fields[^1] : "",
        ['$', ..] => int.TryParse(term[1..], CultureInfo.InvariantCulture, out var at) && at <= fields.Length ? fields[at - 1] : "",
        _ => term,
    };
}
