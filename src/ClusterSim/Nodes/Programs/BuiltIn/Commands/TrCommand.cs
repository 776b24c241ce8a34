using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>tr</c>.</summary>
internal static class TrCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        if (arguments.Operands.Count == 0)
        {
            await process.WriteErrorAsync("tr: missing operand");
            return 1;
        }
        var from = Expand(arguments.Operands[0]);
        var to = arguments.Operands.Count > 1 ? Expand(arguments.Operands[1]) : "";
        var isComplement = arguments.Has("c", "C");
        var deletes = arguments.Has("d");
        var squeezed = arguments.Has("s") ? to.Length > 0 ? to : from : "";
        while (await process.Input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
        {
            var result = new StringBuilder();
            foreach (var letter in Encoding.UTF8.GetString(bytes.Span))
            {
                var at = from.IndexOf(letter);
                var isMeant = at >= 0 != isComplement;
                if (isMeant && deletes)
                    continue;
                var output = !isMeant || to.Length == 0 ? letter : to[isComplement ? ^1 : Math.Min(at, to.Length - 1)];
                if (squeezed.Contains(output) != (isComplement && to.Length == 0) && result.Length > 0 && result[^1] == output && squeezed.Length > 0)
                    continue;
                result.Append(output);
            }
            await process.WriteAsync(result.ToString());
        }
        return 0;
    }

    private static string Expand(string set)
    {
        set = EscapedText.Decode(set)
            .Replace("[:upper:]", "A-Z", StringComparison.Ordinal)
            .Replace("[:lower:]", "a-z", StringComparison.Ordinal)
            .Replace("[:digit:]", "0-9", StringComparison.Ordinal)
            .Replace("[:alpha:]", "A-Za-z", StringComparison.Ordinal)
            .Replace("[:alnum:]", "A-Za-z0-9", StringComparison.Ordinal)
            .Replace("[:space:]", " \t\n\r\f\v", StringComparison.Ordinal);
        var letters = new StringBuilder();
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-' && set[i + 2] >= set[i])
            {
                for (var letter = set[i]; letter <= set[i + 2]; letter++)
                    letters.Append(letter);
                i += 2;
            }
            else
                letters.Append(set[i]);
        }
        return letters.ToString();
    }
}
