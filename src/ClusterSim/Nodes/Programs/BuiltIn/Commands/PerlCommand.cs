using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>perl</c>, as far as the documentation uses it: to work out digits of π.</summary>
internal static partial class PerlCommand
{
    private const int MaxDigits = 100_000;

    public static async Task<int> RunAsync(Process process)
    {
        var words = process.Arguments;
        if (words.Contains("-v"))
            return await ShellCommands.Done(process.WriteLineAsync("\nThis is perl 5, version 34, subversion 0 (v5.34.0) built for x86_64-linux-gnu"));
        var script = string.Join(' ', words.Skip(1));
        if (Pi().Match(script) is { Success: true } match && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var digits))
        {
            await process.DelayAsync(TimeSpan.FromMilliseconds(Math.Min(digits, MaxDigits)));
            await process.WriteLineAsync(DigitsOfPi(Math.Clamp(digits, 1, MaxDigits)));
        }
        else if (Print().Match(script) is { Success: true } print)
        {
            await process.WriteAsync(print.Groups["text"].Value.Replace("\\n", "\n", StringComparison.Ordinal) + (words.Any(word => word.StartsWith('-') && word.Contains('l') && word.Contains('e')) ? "\n" : ""));
        }
        return 0;
    }

    /// <summary>π with so many digits, the last one rounded.</summary>
    /// <remarks>Machin: π = 16 arctan(1/5) − 4 arctan(1/239).</remarks>
    public static string DigitsOfPi(int digits)
    {
        const int Guard = 10;
        var unit = BigInteger.Pow(10, digits - 1 + Guard);
        var pi = (16 * Arctangent(5, unit)) - (4 * Arctangent(239, unit));
        var guard = BigInteger.Pow(10, Guard);
        var text = ((pi + (guard / 2)) / guard).ToString(CultureInfo.InvariantCulture);
        return digits == 1 ? text : $"{text[0]}.{text[1..]}";
    }

    private static BigInteger Arctangent(int inverse, BigInteger unit)
    {
        var term = unit / inverse;
        var sum = term;
        var square = (BigInteger)inverse * inverse;
        for (var odd = 3; !term.IsZero; odd += 2)
        {
            term = -term / square;
            sum += term / odd;
        }
        return sum;
    }

    [GeneratedRegex(@"bpi\((\d+)\)")]
    private static partial Regex Pi();

    [GeneratedRegex("""print\s*\(?\s*(["'])(?<text>.*?)\1""")]
    private static partial Regex Print();
}
