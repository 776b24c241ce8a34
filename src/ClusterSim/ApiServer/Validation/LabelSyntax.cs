namespace ClusterSim.ApiServer.Validation;

/// <summary>Keys and values of labels. Each check returns what is wrong, and nothing when all is well.</summary>
/// <remarks>Source: apimachinery api/validate/content/kube.go (v1.36).</remarks>
internal static class LabelSyntax
{
    private const int MaxLength = 63; // LabelValueMaxLength
    private const string NameFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static readonly string NotAName = FormatText.Regex(
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", NameFormat, "MyName", "my.name", "123-abc");

    private static readonly string NotAValue = FormatText.Regex(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        $"({NameFormat})?", "MyValue", "my_value", "12345");

    /// <summary>A qualified name: up to 63 letters, digits, dashes, underscores and dots, with a DNS subdomain and a slash in front if wanted.</summary>
    public static IReadOnlyList<string> CheckKey(string key)
    {
        var slash = key.IndexOf('/');
        if (slash < 0)
            return IsName(key) ? [] : CheckName(key);
        if (DnsName.IsSubdomain(key.AsSpan(0, slash)) && IsName(key.AsSpan(slash + 1)))
            return [];
        if (key.IndexOf('/', slash + 1) >= 0)
            return ["a valid label key " + NotAName + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        return [.. CheckPrefix(key[..slash]), .. CheckName(key[(slash + 1)..])];
    }

    /// <summary>Empty, or up to 63 characters as in a key's name.</summary>
    public static IReadOnlyList<string> CheckValue(string value)
    {
        if (value.Length == 0 || IsName(value))
            return [];
        return [.. TooLong(value, ""), .. IsNameText(value) ? (string[])[] : [NotAValue]];
    }

    private static IEnumerable<string> CheckPrefix(string prefix)
    {
        if (prefix.Length == 0)
            return ["prefix part must be non-empty"];
        if (DnsName.IsSubdomain(prefix))
            return [];
        // Its length is counted in bytes here and in characters elsewhere.
        return DnsName.CheckSubdomain(prefix).Select(text => "prefix part " + text.Replace("253 characters", "253 bytes", StringComparison.Ordinal));
    }

    private static List<string> CheckName(string name)
    {
        List<string> wrong = [.. name.Length == 0 ? ["name part must be non-empty"] : TooLong(name, "name part ")];
        if (!IsNameText(name))
            wrong.Add("name part " + NotAName);
        return wrong;
    }

    private static IEnumerable<string> TooLong(string text, string part) => GoText.Length(text) > MaxLength ? [part + $"must be no more than {MaxLength} bytes"] : [];

    private static bool IsName(ReadOnlySpan<char> text) => text.Length <= MaxLength && IsNameText(text);

    private static bool IsNameText(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
            return false;
        foreach (var character in text)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
                return false;
        return true;
    }
}
