using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that make text.</summary>
internal static class TextCommands
{
    public static async Task<int> EchoAsync(Process process)
    {
        var (newline, escapes) = (true, false);
        var at = 1;
        for (; at < process.Arguments.Count && process.Arguments[at] is ['-', _, ..] word && word.Skip(1).All(letter => letter is 'n' or 'e' or 'E'); at++)
        {
            newline &= !word.Contains('n');
            escapes = word.Contains('e') || (escapes && !word.Contains('E'));
        }
        var text = string.Join(' ', process.Arguments.Skip(at));
        if (escapes || (process.Container.Image.Userland == Userland.Debian && process.Name == "echo" && IsDash(process)))
        {
            text = EscapedText.Decode(text, out var isCut);
            newline &= !isCut;
        }
        await process.WriteAsync(newline ? text + "\n" : text);
        return 0;
    }

    public static async Task<int> PrintfAsync(Process process)
    {
        if (process.Arguments.Count < 2)
        {
            await process.WriteErrorAsync("printf: usage: printf FORMAT [ARG]...");
            return 1;
        }
        var arguments = new Queue<string>(process.Arguments.Skip(2));
        var output = new StringBuilder();
        bool isCut;
        do
            isCut = Format(process.Arguments[1], arguments, output);
        while (arguments.Count > 0 && !isCut && process.Arguments[1].Contains('%'));
        await process.WriteAsync(output.ToString());
        return 0;
    }

    /// <summary>Prints on and on; a thousand lines take a millisecond.</summary>
    public static async Task<int> YesAsync(Process process)
    {
        var line = (process.Arguments.Count > 1 ? string.Join(' ', process.Arguments.Skip(1)) : "y") + "\n";
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 1000)));
        while (true)
        {
            await process.WriteAsync(lines);
            await process.DelayAsync(TimeSpan.FromMilliseconds(1));
        }
    }

    public static async Task<int> SeqAsync(Process process)
    {
        var numbers = process.Arguments.Skip(1).Select(word => decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).ToList();
        if (numbers.Count is 0 or > 3 || numbers.Contains(null))
        {
            await process.WriteErrorAsync("seq: invalid number");
            return 1;
        }
        var (first, step, last) = numbers.Count switch
        {
            1 => (1m, 1m, numbers[0]!.Value),
            2 => (numbers[0]!.Value, 1m, numbers[1]!.Value),
            _ => (numbers[0]!.Value, numbers[1]!.Value, numbers[2]!.Value),
        };
        if (step == 0 || Math.Abs((last - first) / step) > 10_000_000)
            return 1;
        for (var number = first; step > 0 ? number <= last : number >= last; number += step)
            await process.WriteLineAsync(number.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    public static async Task<int> ExprAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        if (words is ["length", var text])
            return await PrintAsync(text.Length.ToString(CultureInfo.InvariantCulture));
        if (words is [var left, ":", var pattern])
        {
            var match = System.Text.RegularExpressions.Regex.Match(left, "^" + BasicPattern.ToRegex(pattern), System.Text.RegularExpressions.RegexOptions.NonBacktracking);
            return await PrintAsync(match.Groups.Count > 1 ? match.Groups[1].Value : match.Length.ToString(CultureInfo.InvariantCulture));
        }
        if (words is [var first, "=" or "!=", var second])
            return await PrintAsync(first == second == (words[1] == "=") ? "1" : "0");
        try
        {
            var value = Arithmetic.Evaluate(string.Join(' ', words), static _ => throw new ShellSyntaxException("non-numeric argument"), static (_, _) => { });
            return await PrintAsync(value.ToString(CultureInfo.InvariantCulture));
        }
        catch (ShellSyntaxException error)
        {
            if (words is [var only])
                return await PrintAsync(only);
            await process.WriteErrorAsync("expr: " + error.Message);
            return 2;
        }

        async Task<int> PrintAsync(string result)
        {
            await process.WriteLineAsync(result);
            return result is "0" or "" ? 1 : 0;
        }
    }

    public static async Task<int> BasenameAsync(Process process)
    {
        if (process.Arguments.Count < 2)
            return 1;
        var name = FileSystem.NameOf(process.Arguments[1]);
        if (process.Arguments.Count > 2 && name.EndsWith(process.Arguments[2], StringComparison.Ordinal) && name != process.Arguments[2])
            name = name[..^process.Arguments[2].Length];
        await process.WriteLineAsync(name);
        return 0;
    }

    public static async Task<int> DirnameAsync(Process process)
    {
        if (process.Arguments.Count < 2)
            return 1;
        var path = process.Arguments[1].TrimEnd('/');
        var slash = path.LastIndexOf('/');
        await process.WriteLineAsync(slash < 0 ? "." : slash == 0 ? "/" : path[..slash]);
        return 0;
    }

    private static bool IsDash(Process process) => process.Parent is not { Name: "bash" };

    private static bool Format(string format, Queue<string> arguments, StringBuilder output)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\')
            {
                var end = i + 1;
                while (end < format.Length && end < i + 5 && (char.IsAsciiHexDigit(format[end]) || end == i + 1))
                    end++;
                var decoded = EscapedText.Decode(format[i..Math.Min(format.Length, IsNumber(format, i) ? end : i + 2)]);
                output.Append(decoded);
                i = (IsNumber(format, i) ? end : i + 2) - 1;
                continue;
            }
            if (format[i] != '%')
            {
                output.Append(format[i]);
                continue;
            }
            var start = i++;
            while (i < format.Length && "-+ 0#.123456789*".Contains(format[i]))
                i++;
            if (i == format.Length)
                break;
            if (format[i] == '%')
                output.Append('%');
            else if (Convert(format[(start + 1)..i], format[i], arguments, output))
                return true;
        }
        return false;
    }

    private static bool IsNumber(string format, int at) => at + 1 < format.Length && format[at + 1] is 'x' or (>= '0' and <= '7');

    private static bool Convert(string flags, char kind, Queue<string> arguments, StringBuilder output)
    {
        var argument = arguments.TryDequeue(out var given) ? given : kind is 's' or 'b' or 'c' ? "" : "0";
        var isCut = false;
        var parts = flags.TrimStart('-', '+', ' ', '0', '#').Split('.');
        var text = kind switch
        {
            's' => argument,
            'b' => EscapedText.Decode(argument, out isCut),
            'c' => argument.Length > 0 ? argument[..1] : "",
            'x' => Number(argument).ToString("x", CultureInfo.InvariantCulture),
            'X' => Number(argument).ToString("X", CultureInfo.InvariantCulture),
            'o' => System.Convert.ToString(Number(argument), 8),
            'f' => decimal.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value.ToString("F" + (parts.Length > 1 ? parts[1] : "6"), CultureInfo.InvariantCulture) : "0.000000",
            _ => Number(argument).ToString(CultureInfo.InvariantCulture),
        };
        if (kind == 's' && parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var precision) && precision < text.Length)
            text = text[..precision];
        if (int.TryParse(parts[0], CultureInfo.InvariantCulture, out var width) && width < 10_000)
        {
            var before = flags[..(flags.Length - flags.TrimStart('-', '+', ' ', '0', '#').Length)];
            text = before.Contains('-') ? text.PadRight(width) : before.Contains('0') && kind is not 's' ? text.PadLeft(width, '0') : text.PadLeft(width);
        }
        output.Append(text);
        return isCut;
    }

    private static long Number(string text) =>
        text.Length > 1 && text[0] is '\'' or '"' ? text[1]
        : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
