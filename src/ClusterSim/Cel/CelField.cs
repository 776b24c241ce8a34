namespace ClusterSim.Cel;

/// <summary>A field of a declared object.</summary>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="Declaration">What its value is.</param>
internal sealed record CelField(string WireName, CelDeclaration Declaration)
{
    /// <summary>Words of the language, which cannot be field names in an expression.</summary>
    private static readonly string[] ReservedWords =
    [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var",
        "void", "while",
    ];

    /// <summary>Its name in expressions.</summary>
    public string Name { get; init; } = Escape(WireName) ?? "";

    /// <summary>The name under which an expression reaches the field <paramref name="name"/>; null when it cannot.</summary>
    /// <remarks>Source: apiserver/pkg/cel/escaping.go (v1.36).</remarks>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            return null;
        if (ReservedWords.Contains(name))
            return $"__{name}__";
        var escaped = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
            switch (name[i])
            {
                case '_' when i + 1 < name.Length && name[i + 1] == '_':
                    escaped.Append("__underscores__");
                    i++;
                    break;
                case '.':
                    escaped.Append("__dot__");
                    break;
                case '-':
                    escaped.Append("__dash__");
                    break;
                case '/':
                    escaped.Append("__slash__");
                    break;
                case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                    escaped.Append(name[i]);
                    break;
                default:
                    return null;
            }
        return escaped.ToString();
    }
}
