using System.Text;

namespace ClusterSim.ApiServer.Validation.Diffs;

/// <summary>Differences of two texts in the unified format, without file names.</summary>
/// <remarks>Source: go-difflib, a port of Python's difflib; Kubernetes asks for three lines of context.</remarks>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Of(string[] a, string[] b)
    {
        var text = new StringBuilder();
        foreach (var group in Group(new LineMatcher(a, b).Edits()))
        {
            text.Append($"@@ -{Range(group[0].A, group[^1].AEnd)} +{Range(group[0].B, group[^1].BEnd)} @@\n");
            foreach (var edit in group)
                Append(text, edit, a, b);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Edit edit, string[] a, string[] b)
    {
        for (var i = edit.A; i < edit.AEnd; i++)
            text.Append(edit.IsEqual ? ' ' : '-').Append(a[i]).Append('\n');
        for (var i = edit.B; i < edit.BEnd && !edit.IsEqual; i++)
            text.Append('+').Append(b[i]).Append('\n');
    }

    private static string Range(int start, int end) => (end - start) switch
    {
        1 => $"{start + 1}",
        0 => $"{start},0", // An empty range starts at the line before it.
        var length => $"{start + 1},{length}",
    };

    // Long runs of equal lines separate the groups; only their ends are shown.
    private static IEnumerable<List<Edit>> Group(List<Edit> edits)
    {
        if (edits.Count == 0)
            yield break;
        if (edits[0].IsEqual)
            edits[0] = edits[0].Last(Context);
        if (edits[^1].IsEqual)
            edits[^1] = edits[^1].First(Context);
        var group = new List<Edit>();
        foreach (var edit in edits)
        {
            var rest = edit;
            if (edit.IsEqual && edit.AEnd - edit.A > 2 * Context)
            {
                group.Add(edit.First(Context));
                yield return group;
                group = [];
                rest = edit.Last(Context);
            }
            group.Add(rest);
        }
        if (group.Count > 0 && !(group.Count == 1 && group[0].IsEqual))
            yield return group;
    }
}
