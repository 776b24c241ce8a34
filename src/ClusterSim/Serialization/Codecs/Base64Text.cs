namespace ClusterSim.Serialization;

/// <summary>Finds where a text stops being base64, as Go tells it.</summary>
/// <remarks>Source: Go's encoding/base64, StdEncoding: padded, line breaks allowed.</remarks>
internal static class Base64Text
{
    /// <summary>The index of the first wrong character; null when the whole text is base64.</summary>
    public static int? FirstError(string text)
    {
        var (digits, at) = (0, 0);
        for (; at < text.Length && text[at] != '='; at++)
        {
            if (text[at] is '\r' or '\n')
                continue;
            if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('+' or '/'))
                return at;
            digits++;
        }
        return (digits % 4, PaddingAt(text, at, out var afterPadding)) switch
        {
            (0, 0) or (2, 2) or (3, 1) when afterPadding == text.Length => null,
            (0, _) or (1, _) when at < text.Length => at,
            (_, 0) => LastQuantum(text, digits % 4),
            (2, 1) => text.Length,
            _ => afterPadding,
        };
    }

    private static int PaddingAt(string text, int at, out int after)
    {
        var count = 0;
        for (; at < text.Length && (text[at] is '\r' or '\n' || (text[at] == '=' && count < 2)); at++)
            count += text[at] == '=' ? 1 : 0;
        after = at;
        return count;
    }

    // Without padding the fault is told at the beginning of the incomplete group.
    private static int LastQuantum(string text, int digits)
    {
        var at = text.Length;
        while (digits > 0)
            digits -= text[--at] is '\r' or '\n' ? 0 : 1;
        return at;
    }
}
