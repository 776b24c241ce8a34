using System.Text;
using YamlDotNet.Core;

namespace ClusterSim.Serialization;

/// <summary>Lets <c>\'</c> stand in double-quoted text: go-yaml reads it, real manifests have it, the parser here rejects it.</summary>
internal static class EscapedApostrophes
{
    /// <summary>The text with the escapes of the scalar that <paramref name="error"/> stopped in taken away; null when it stopped for another reason.</summary>
    public static string? Replace(string text, YamlException error)
    {
        var at = FindBackslash(text, error);
        if (at < 0)
            return null;
        var replaced = new StringBuilder(text.Length).Append(text, 0, at);
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                if (text[at + 1] != '\'')
                    replaced.Append(text[at]);
                replaced.Append(text[at + 1]);
                at += 2;
            }
            else
            {
                replaced.Append(text[at++]);
            }
        }
        return replaced.Append(text, at, text.Length - at).ToString();
    }

    // The error spans the scalar from its quote to the escape.
    private static int FindBackslash(string text, YamlException error)
    {
        var end = (int)Math.Min(error.End.Index, text.Length - 1);
        for (var at = end; at >= 0 && at >= end - 2; at--)
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '\'' && error.Message.Contains("escape", StringComparison.OrdinalIgnoreCase))
                return at;
        return -1;
    }
}
