using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The arguments of a command, sorted into options and operands, as <c>getopt</c> does.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal); // Looked up, never enumerated.

    private CommandArguments()
    {
    }

    /// <summary>What is no option.</summary>
    public List<string> Operands { get; } = [];

    /// <summary>Sorts a process' arguments.</summary>
    /// <param name="process">The process.</param>
    /// <param name="withValue">Short options that take a value.</param>
    /// <param name="longWithValue">Long options that take a value, if not with <c>=</c>.</param>
    public static CommandArguments Of(Process process, string withValue = "", params ReadOnlySpan<string> longWithValue)
    {
        var result = new CommandArguments();
        var words = process.Arguments;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--")
            {
                result.Operands.AddRange(words.Skip(i + 1));
                break;
            }
            if (word.StartsWith("--", StringComparison.Ordinal))
                result.AddLong(word[2..], words, ref i, longWithValue);
            else if (word.Length > 1 && word[0] == '-')
                result.AddShort(word, words, ref i, withValue);
            else
                result.Operands.Add(word);
        }
        return result;
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_options.ContainsKey(name))
                return true;
        }
        return false;
    }

    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_options.TryGetValue(name, out var value))
                return value;
        }
        return null;
    }

    private void AddLong(string text, IReadOnlyList<string> words, ref int at, ReadOnlySpan<string> withValue)
    {
        var equals = text.IndexOf('=');
        if (equals >= 0)
            _options[text[..equals]] = text[(equals + 1)..];
        else
            _options[text] = withValue.Contains(text) && at + 1 < words.Count ? words[++at] : "";
    }

    private void AddShort(string word, IReadOnlyList<string> words, ref int at, string withValue)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var name = word[i].ToString();
            if (!withValue.Contains(word[i]))
            {
                _options[name] = "";
                continue;
            }
            _options[name] = i + 1 < word.Length ? word[(i + 1)..] : at + 1 < words.Count ? words[++at] : "";
            return;
        }
    }
}
