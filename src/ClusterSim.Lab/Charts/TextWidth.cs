namespace ClusterSim.Lab.Charts;

/// <summary>About how wide a text is, in whatever sans-serif font the reader has: rather too much than too little.</summary>
internal static class TextWidth
{
    public static double Of(string text, double size) => text.Sum(OfCharacter) * size;

    private static double OfCharacter(char character) => character switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' or ' ' or '\u00a0' or '\u202f' => 0.36,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.96,
        (>= 'A' and <= 'Z') or (>= '0' and <= '9') => 0.68,
        _ => 0.61,
    };
}
