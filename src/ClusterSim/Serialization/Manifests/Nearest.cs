namespace ClusterSim.Serialization;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate that <paramref name="word"/> is the fewest typing errors away from, the first of equals; null when none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, word.Length / 3);
        string? nearest = null;
        foreach (var candidate in candidates)
            if (Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant(), limit) is var distance && distance <= limit && (nearest is null || distance < limit))
                (nearest, limit) = (candidate, distance);
        return nearest;
    }

    // Insertions, deletions, replacements and swaps of neighbours.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, a, b, i, j);
        return rows[a.Length, b.Length];
    }

    private static int Step(int[,] rows, string a, string b, int i, int j)
    {
        var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
