using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.Cel.Libraries;

/// <summary>More functions on texts. Places are counted in code points.</summary>
/// <remarks>Source: cel-go ext/strings.go, version 2.</remarks>
internal static class ExtendedTexts
{
    private static readonly CelType ListOfTexts = CelType.List(CelType.String);

    public static void Add(Func<string, CelFunction> function)
    {
        function("charAt").Member("string_char_at_int", [CelType.String, CelType.Int], CelType.String, given => CharAt(Runes(given[0]), Number(given[1])));
        AddSearches(function);
        AddChanges(function);
        function("split").Member("string_split_string", [CelType.String, CelType.String], ListOfTexts, given => Split(Text(given[0]), Text(given[1]), -1))
            .Member("string_split_string_int", [CelType.String, CelType.String, CelType.Int], ListOfTexts, given => Split(Text(given[0]), Text(given[1]), Number(given[2])));
        function("join").Member("list_join", [ListOfTexts], CelType.String, given => Join((CelList)given[0], ""))
            .Member("list_join_string", [ListOfTexts, CelType.String], CelType.String, given => Join((CelList)given[0], Text(given[1])));
        function("format").Member("string_format", [CelType.String, CelType.ListOfDyn], CelType.String, given => TextFormat.Format(Text(given[0]), (CelList)given[1]));
        function("strings.quote").Global("strings_quote", [CelType.String], CelType.String, given => new CelString(Quote(Text(given[0]))));
    }

    private static void AddSearches(Func<string, CelFunction> function)
    {
        CelType[] two = [CelType.String, CelType.String];
        CelType[] three = [CelType.String, CelType.String, CelType.Int];
        function("indexOf").Member("string_index_of_string", two, CelType.Int, given => IndexOf(Runes(given[0]), Runes(given[1]), 0))
            .Member("string_index_of_string_int", three, CelType.Int, given => IndexOf(Runes(given[0]), Runes(given[1]), Number(given[2])));
        function("lastIndexOf").Member("string_last_index_of_string", two, CelType.Int, given => LastIndexOf(Runes(given[0]), Runes(given[1]), null))
            .Member("string_last_index_of_string_int", three, CelType.Int, given => LastIndexOf(Runes(given[0]), Runes(given[1]), Number(given[2])));
    }

    private static void AddChanges(Func<string, CelFunction> function)
    {
        function("lowerAscii").Member("string_lower_ascii", [CelType.String], CelType.String, given => Mapped(given[0], c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));
        function("upperAscii").Member("string_upper_ascii", [CelType.String], CelType.String, given => Mapped(given[0], c => char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c));
        function("replace").Member("string_replace_string_string", [CelType.String, CelType.String, CelType.String], CelType.String,
                given => new CelString(Replace(Text(given[0]), Text(given[1]), Text(given[2]), -1)))
            .Member("string_replace_string_string_int", [CelType.String, CelType.String, CelType.String, CelType.Int], CelType.String,
                given => new CelString(Replace(Text(given[0]), Text(given[1]), Text(given[2]), Number(given[3]))));
        function("substring").Member("string_substring_int", [CelType.String, CelType.Int], CelType.String, given => Substring(Runes(given[0]), Number(given[1]), null))
            .Member("string_substring_int_int", [CelType.String, CelType.Int, CelType.Int], CelType.String, given => Substring(Runes(given[0]), Number(given[1]), Number(given[2])));
        function("trim").Member("string_trim", [CelType.String], CelType.String, given => new CelString(Text(given[0]).Trim()));
        function("reverse").Member("string_reverse", [CelType.String], CelType.String, given => new CelString(string.Concat(Runes(given[0]).Reverse().Select(rune => rune.ToString()))));
    }

    private static CelValue CharAt(Rune[] text, long index)
    {
        if (index < 0 || index > text.Length)
            return OutOfRange(index);
        return new CelString(index == text.Length ? "" : text[index].ToString());
    }

    private static CelValue IndexOf(Rune[] text, Rune[] part, long from)
    {
        if (part.Length == 0)
            return new CelInt(from);
        if (from < 0 || from >= text.Length)
            return from == 0 ? new CelInt(-1) : OutOfRange(from);
        var found = text.AsSpan((int)from).IndexOf(part);
        return new CelInt(found < 0 ? -1 : found + from);
    }

    private static CelValue LastIndexOf(Rune[] text, Rune[] part, long? from)
    {
        if (part.Length == 0)
            return new CelInt(from ?? text.Length);
        if (from is { } given && (given < 0 || given >= text.Length))
            return OutOfRange(given);
        var last = Math.Min(from ?? text.Length, text.Length - part.Length);
        return new CelInt(last < 0 ? -1 : text.AsSpan(0, (int)last + part.Length).LastIndexOf(part));
    }

    private static CelValue Substring(Rune[] text, long start, long? end)
    {
        if (end < start)
            return new CelError($"invalid substring range. start: {start}, end: {end}");
        if (start < 0 || start > text.Length)
            return OutOfRange(start);
        if (end > text.Length)
            return OutOfRange(end.Value);
        return new CelString(string.Concat(text[(int)start..(int)(end ?? text.Length)].Select(rune => rune.ToString())));
    }

    private static string Replace(string text, string old, string replacement, long limit)
    {
        var replaced = new StringBuilder(text.Length);
        var at = 0;
        for (var count = 0L; count != limit; count++)
        {
            // Nothing is found before each character and at the end.
            var found = old.Length > 0 ? text.IndexOf(old, at, StringComparison.Ordinal) : count == 0 ? 0 : at < text.Length ? at + RuneLength(text, at) : -1;
            if (found < 0)
                break;
            replaced.Append(text, at, found - at).Append(replacement);
            at = found + old.Length;
        }
        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static CelValue Split(string text, string separator, long limit)
    {
        if (limit == 0)
            return CelItems.Empty;
        var most = limit < 0 ? int.MaxValue : (int)Math.Min(limit, int.MaxValue);
        if (separator.Length > 0)
            return CelList.OfTexts(text.Split(separator, most));
        var parts = new List<string>();
        var at = 0;
        for (; at < text.Length && parts.Count < most - 1; at += RuneLength(text, at))
            parts.Add(text.Substring(at, RuneLength(text, at)));
        if (at < text.Length)
            parts.Add(text[at..]);
        return CelList.OfTexts(parts);
    }

    private static CelValue Join(CelList list, string separator)
    {
        foreach (var item in list.Items)
            if (item is not CelString)
                return item as CelError ?? new CelError($"unsupported native conversion from '{item.Type.Name}' to 'string'");
        return new CelString(string.Join(separator, list.Items));
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c is '\a' or '\b' or '\f' or '\n' or '\r' or '\t' or '\v' or '\\' or '"' ? GoText.Quote(c.ToString())[1..^1] : c.ToString());
        return quoted.Append('"').ToString();
    }

    private static CelString Mapped(CelValue text, Func<char, char> map) => new(string.Concat(Text(text).Select(map)));

    private static int RuneLength(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;

    private static CelError OutOfRange(long index) => new($"index out of range: {index}");

    private static string Text(CelValue value) => ((CelString)value).Value;

    private static long Number(CelValue value) => ((CelInt)value).Value;

    private static Rune[] Runes(CelValue value) => [.. Text(value).EnumerateRunes()];
}
