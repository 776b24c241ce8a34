namespace ClusterSim.Serialization;

/// <summary>In which of YAML's styles a text can be written without becoming another text.</summary>
/// <remarks>Source: libyaml's emitter (YAML 1.1), as go-yaml v2 has it.</remarks>
internal readonly record struct ScalarAnalysis(bool PlainAllowed, bool SingleQuotedAllowed, bool BlockAllowed)
{
    public static ScalarAnalysis Of(string text)
    {
        if (text.Length == 0)
            return new(PlainAllowed: true, SingleQuotedAllowed: true, BlockAllowed: false);
        var indicators = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        bool breaks = false, special = false, breakBeforeSpace = false, spaceBeforeBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var previous = i == 0 ? '\0' : text[i - 1];
            indicators |= IsIndicator(text, i);
            special |= !IsPrintable(c);
            breaks |= IsBreak(c);
            breakBeforeSpace |= c == ' ' && IsBreak(previous);
            spaceBeforeBreak |= IsBreak(c) && previous == ' ';
        }
        var framed = IsSpaceOrBreak(text[0]) || IsSpaceOrBreak(text[^1]);
        return new(
            PlainAllowed: !framed && !breakBeforeSpace && !spaceBeforeBreak && !special && !breaks && !indicators,
            SingleQuotedAllowed: !breakBeforeSpace && !spaceBeforeBreak && !special,
            BlockAllowed: text[^1] != ' ' && !spaceBeforeBreak && !special);
    }

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>True for what may stand in a text unescaped; a tab may not, nor what is beyond the first 65,536 characters.</summary>
    public static bool IsPrintable(char c) =>
        c is '\n' or (>= ' ' and <= '~') or '\u0085' or (>= '\u00a0' and <= '\ufffd' and not '\ufeff' and not (>= '\ud800' and <= '\udfff'));

    private static bool IsIndicator(string text, int i)
    {
        var blankFollows = i + 1 == text.Length || text[i + 1] is ' ' or '\t' || IsBreak(text[i + 1]);
        if (i == 0)
            return text[0] switch
            {
                '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => true,
                '?' or ':' or '-' => blankFollows,
                _ => false,
            };
        return text[i] switch
        {
            ':' => blankFollows,
            '#' => text[i - 1] is ' ' or '\t' || IsBreak(text[i - 1]),
            _ => false,
        };
    }

    private static bool IsSpaceOrBreak(char c) => c == ' ' || IsBreak(c);
}
