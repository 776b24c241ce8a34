namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Permissions as <c>chmod</c> takes them: <c>755</c>, <c>u+x</c>, <c>go-w</c>, <c>a=r</c>.</summary>
internal static class FileModes
{
    public static int Change(int mode, string change)
    {
        if (change.Length > 0 && change.All(letter => letter is >= '0' and <= '7'))
            return Convert.ToInt32(change, 8);
        foreach (var clause in change.Split(','))
        {
            var at = clause.IndexOfAny(['+', '-', '=']);
            if (at < 0)
                continue;
            var who = clause[..at] is { Length: > 0 } given && !given.Contains('a') ? given : "ugo";
            var bits = (clause.Contains('r', at) ? 4 : 0) | (clause.Contains('w', at) ? 2 : 0) | (clause.Contains('x', at) || clause.Contains('X', at) ? 1 : 0);
            foreach (var letter in who)
            {
                var shift = letter switch { 'u' => 6, 'g' => 3, _ => 0 };
                mode = clause[at] switch
                {
                    '+' => mode | bits << shift,
                    '-' => mode & ~(bits << shift),
                    _ => (mode & ~(7 << shift)) | bits << shift,
                };
            }
        }
        return mode;
    }

    private static bool Contains(this string text, char letter, int from) => text.IndexOf(letter, from) >= 0;
}
