namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>The words of a command, with its flags: <c>--name=value</c>, or <c>--name value</c>.</summary>
internal sealed class CommandWords
{
    private readonly List<string> _words;

    public CommandWords(IReadOnlyList<string> words)
    {
        _words = [.. words.SelectMany(word => word.Contains('\n') || (word.Contains(' ') && !word.StartsWith('-')) ? word.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) : [word])];
        for (var i = 0; i < _words.Count; i++)
        {
            if (!_words[i].StartsWith('-') || _words[i].TrimStart('-') is not { Length: > 0 } flag)
                continue;
            if (flag.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                Flags.Add(new(flag[..at], flag[(at + 1)..]));
            else if (i + 1 < _words.Count && !_words[i + 1].StartsWith('-'))
                Flags.Add(new(flag, _words[i + 1]));
        }
    }

    public List<KeyValuePair<string, string>> Flags { get; } = [];

    public bool Has(string word) => _words.Contains(word);

    /// <summary>Whether a word has that part.</summary>
    public bool Contain(string part) => _words.Any(word => word.Contains(part, StringComparison.OrdinalIgnoreCase));

    public string? FlagOf(string name) => Flags.FirstOrDefault(flag => flag.Key == name).Value;
}
