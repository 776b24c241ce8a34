namespace ClusterSim.ApiServer.Selectors;

/// <summary>Conditions on fields, all of which must hold: what <c>fieldSelector=</c> says in a request about one kind.</summary>
/// <remarks>Source: apimachinery fields/selector.go (v1.36).</remarks>
internal sealed class FieldQuery
{
    private readonly (string Field, string Value, bool Equal, Func<ApiObject, string> Read)[] _terms;

    private FieldQuery((string, string, bool, Func<ApiObject, string>)[] terms) => _terms = terms;

    /// <summary>No condition at all.</summary>
    public static FieldQuery Everything { get; } = new([]);

    public bool IsEmpty => _terms.Length == 0;

    /// <summary>Reads the form that requests use: <c>spec.nodeName=n1,status.phase!=Running</c>. Empty means everything.</summary>
    /// <exception cref="SelectorException">It cannot be understood, or the kind cannot be searched by one of the fields.</exception>
    public static FieldQuery Parse(string text, ResourceType resource) => Parse(text, SelectableFields.Of(resource));

    /// <summary>As <see cref="Parse(string, ResourceType)"/>, with the fields that can be searched by.</summary>
    public static FieldQuery Parse(string text, SelectableFields fields)
    {
        List<(string, string, bool, Func<ApiObject, string>)> terms = [];
        foreach (var part in text.Split(',').Order(StringComparer.Ordinal))
        {
            if (part.Length == 0)
                continue;
            var differs = Cut(part, "!=");
            var (field, value) = differs ?? Cut(part, "==") ?? Cut(part, "=") ?? throw new SelectorException($"invalid selector: '{text}'; can't understand '{part}'");
            terms.Add((field, value, differs is null, fields.Reader(field)));
        }
        return terms.Count == 0 ? Everything : new([.. terms]);
    }

    public bool Matches(ApiObject obj)
    {
        foreach (var (_, value, equal, read) in _terms)
            if (read(obj) == value != equal)
                return false;
        return true;
    }

    /// <summary>The one value that <paramref name="field"/> must have; null when there is none such. Lets a watch or a list use an index.</summary>
    public string? Exact(string field)
    {
        foreach (var term in _terms)
            if (term.Equal && term.Field == field)
                return term.Value;
        return null;
    }

    /// <summary>The form that requests use, terms sorted.</summary>
    public override string ToString() => string.Join(',', _terms.Select(term => term.Field + (term.Equal ? "=" : "!=") + term.Value));

    private static (string Field, string Value)? Cut(string part, string @operator) => part.Split(@operator) is [var field, var value] ? (field, value) : null;
}
