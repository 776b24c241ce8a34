using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>A shell script that consists of simple commands, joined by <c>;</c>, line ends, <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed class SimpleScript
{
    private SimpleScript(IReadOnlyList<Step> steps) => Steps = steps;

    /// <summary>The commands that may occur.</summary>
    public static IReadOnlyList<string> Commands { get; } = ["sleep", "echo", "true", "false", "exit", "hostname", ":"];

    public IReadOnlyList<Step> Steps { get; }

    public static SimpleScript FromCommand(string[] words) => new([new(words, After.Anything)]);

    /// <summary>Reads a script; null when there is anything in it that is not understood.</summary>
    /// <param name="script">The script.</param>
    /// <param name="anyCommand">Whether commands that are not known may occur; they do nothing.</param>
    public static SimpleScript? TryParse(string script, bool anyCommand = false)
    {
        List<Step> steps = [];
        var after = After.Anything;
        List<string> words = [];
        foreach (var token in Tokens(script).Append(";"))
        {
            switch (token)
            {
                case null:
                    return null;
                case ";" or "&&" or "||":
                    if (words.Count > 0)
                        steps.Add(new([.. words], after));
                    after = token switch { "&&" => After.Success, "||" => After.Failure, _ => After.Anything };
                    words.Clear();
                    break;
                default:
                    words.Add(token[1..]);
                    break;
            }
        }
        return anyCommand || steps.TrueForAll(IsUnderstood) ? new(steps) : null;
    }

    /// <summary>How long <c>sleep</c> sleeps; null for <c>infinity</c> and what is no number.</summary>
    public static TimeSpan? TryParseSleep(string word)
    {
        var (number, unit) = word switch
        {
            [.. var digits, 's'] => (digits, 1),
            [.. var digits, 'm'] => (digits, 60),
            [.. var digits, 'h'] => (digits, 3600),
            [.. var digits, 'd'] => (digits, 86_400),
            _ => (word, 1),
        };
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? TimeSpan.FromSeconds(Math.Min(value * unit, 1e10)) : null;
    }

    private static bool IsUnderstood(Step step) => step.Words[0] switch
    {
        "exit" => step.Words.Length == 1 || int.TryParse(step.Words[1], NumberStyles.None, CultureInfo.InvariantCulture, out _),
        var command => Commands.Contains(command),
    };

    /// <summary>Operators as they are, words with a mark in front, null for what only a real shell understands.</summary>
    private static IEnumerable<string?> Tokens(string script)
    {
        var word = new StringBuilder();
        var inWord = false;
        for (var i = 0; i < script.Length; i++)
        {
            var c = script[i];
            if (c is '\'' or '"')
            {
                var end = script.IndexOf(c, i + 1);
                if (end < 0 || (c == '"' && script.AsSpan(i, end - i).ContainsAny('$', '`', '\\')))
                {
                    yield return null;
                    yield break;
                }
                word.Append(script, i + 1, end - i - 1);
                inWord = true;
                i = end;
                continue;
            }
            if (!" \t\r\n;&|".Contains(c))
            {
                if ("$`\\<>(){}*?[]#~!=".Contains(c))
                {
                    yield return null;
                    yield break;
                }
                word.Append(c);
                inWord = true;
                continue;
            }
            if (inWord)
                yield return "w" + word;
            word.Clear();
            inWord = false;
            if (c is '&' or '|')
            {
                if (i + 1 == script.Length || script[i + 1] != c)
                {
                    yield return null; // A pipe, or a command in the background.
                    yield break;
                }
                i++;
                yield return new string(c, 2);
            }
            else if (c is ';' or '\n')
                yield return ";";
        }
        if (inWord)
            yield return "w" + word;
    }

    /// <summary>One command.</summary>
    /// <param name="Words">The command and its arguments.</param>
    /// <param name="Condition">What the command before must have been for this one to run.</param>
    internal sealed record Step(string[] Words, After Condition)
    {
        public bool Runs(int status) => Condition switch { After.Success => status == 0, After.Failure => status != 0, _ => true };
    }

    /// <summary>When a command runs, depending on how the last one that ran ended.</summary>
    internal enum After : byte
    {
        Anything,
        Success,
        Failure,
    }
}
