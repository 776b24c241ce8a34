namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>The words after <c>kubectl</c>: operands, and flags with or without a value.</summary>
internal sealed class KubectlArguments
{
    private static readonly string[] WithoutValue =
    [
        "all-namespaces", "A", "all", "force", "w", "watch", "no-headers", "now", "previous", "show-labels", "overwrite", "client", "help", "h", "server-side", "force-conflicts", "insecure-skip-tls-verify", "quiet", "q", "list",
    ];

    private readonly List<KeyValuePair<string, string>> _flags = [];

    public KubectlArguments(IEnumerable<string> words)
    {
        string? open = null;
        foreach (var word in words)
        {
            if (open is not null)
            {
                _flags.Add(new(open, word));
                open = null;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2)
                open = Add(word[2..]);
            else if (word.Length > 1 && word[0] == '-')
                open = word.Length == 2 || word[2] == '=' ? Add(word[1..]) : AddShort(word);
            else
                Operands.Add(word);
        }
    }

    public List<string> Operands { get; } = [];

    public bool Has(params ReadOnlySpan<string> names) => Find(names) is { } value && value != "false";

    /// <summary>The value of the last of the flags that was given; null when none was.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        for (var i = _flags.Count - 1; i >= 0; i--)
        {
            if (names.Contains(_flags[i].Key))
                return _flags[i].Value;
        }
        return null;
    }

    private string? Add(string flag)
    {
        var at = flag.IndexOf('=');
        if (at < 0 && !WithoutValue.Contains(flag))
            return flag; // Its value follows.
        _flags.Add(at < 0 ? new(flag, "true") : new(flag[..at], flag[(at + 1)..]));
        return null;
    }

    /// <summary>As in <c>-nshop</c>.</summary>
    private string? AddShort(string word)
    {
        if (!WithoutValue.Contains(word[1..2]))
            _flags.Add(new(word[1..2], word[2..]));
        else
            _flags.AddRange(word[1..].Select(static letter => KeyValuePair.Create(letter.ToString(), "true")));
        return null;
    }
}
