using System.Globalization;
using System.Text;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Texts as Go prints them: in error messages they are quoted by its rules.</summary>
/// <remarks>Source: Go strconv/quote.go, which <c>%q</c> uses.</remarks>
internal static class GoText
{
    /// <summary>Double-quoted, with Go's escapes for what cannot be printed.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
            AppendEscaped(quoted, rune);
        return quoted.Append('"').ToString();
    }

    /// <summary>Number of bytes in UTF-8, which is what Go calls a string's length.</summary>
    public static int Length(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>A list of strings as <c>%#v</c> prints it: <c>[]string{"a", "b"}</c>.</summary>
    public static string Syntax(IEnumerable<string> items) => "[]string{" + string.Join(", ", items.Select(Quote)) + "}";

    /// <summary>Whether Go would print the character as it is.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AppendEscaped(StringBuilder quoted, Rune rune)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                quoted.Append('\\').Append((char)rune.Value);
                break;
            case >= '\a' and <= '\r':
                quoted.Append('\\').Append("abtnvfr"[rune.Value - '\a']);
                break;
            case var code when IsPrintable(rune):
                quoted.Append(rune.ToString());
                break;
            case var code and (< ' ' or 0x7f):
                quoted.Append("\\x").Append(code.ToString("x2", CultureInfo.InvariantCulture));
                break;
            case var code and < 0x10000:
                quoted.Append("\\u").Append(code.ToString("x4", CultureInfo.InvariantCulture));
                break;
            case var code:
                quoted.Append("\\U").Append(code.ToString("x8", CultureInfo.InvariantCulture));
                break;
        }
    }
}
