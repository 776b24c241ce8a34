using System.Globalization;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>Flags as Go programs take them: <c>--name=value</c> or <c>--name value</c>, with one dash or two.</summary>
internal sealed class AgnhostFlags(IReadOnlyList<string> words)
{
    public string? Find(string name)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].StartsWith('-') ? words[i].TrimStart('-') : "";
            if (word.StartsWith(name + "=", StringComparison.Ordinal))
                return word[(name.Length + 1)..];
            if (word == name && i + 1 < words.Count)
                return words[i + 1];
        }
        return null;
    }

    public int Number(string name, int fallback) => int.TryParse(Find(name), CultureInfo.InvariantCulture, out var number) ? number : fallback;

    public TimeSpan? Duration(string name) => Find(name) is { } text ? SystemCommands.ParseDuration(text) : null;
}
