using System.Diagnostics.CodeAnalysis;
using System.Text;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>A path of fields and map keys that a schema knows: <c>.spec.limits['cpu']</c>.</summary>
/// <param name="Steps">The fields and keys.</param>
/// <param name="Schema">The schema of what is there; null when any value may be.</param>
/// <remarks>Source: apiextensions apiserver/schema/cel/validation.go, ValidFieldPath (v1.36).</remarks>
internal sealed record RuleFieldPath(IReadOnlyList<RuleFieldPath.Step> Steps, JSONSchemaProps? Schema)
{
    public static bool TryParse(string text, JSONSchemaProps root, bool allowsBrackets, [NotNullWhen(true)] out RuleFieldPath? path, [NotNullWhen(false)] out string? error)
    {
        path = null;
        var steps = new List<Step>();
        JSONSchemaProps? schema = root;
        var tokens = new Queue<string>(Tokens(text));
        while (tokens.TryDequeue(out var token))
        {
            error = token switch
            {
                "[" when !allowsBrackets => "array notation is not allowed",
                "[" => ReadKey(tokens, steps, ref schema),
                "." => tokens.TryDequeue(out var name) ? Append(name, steps, ref schema) : "unexpected end of JSON path",
                _ => "expected [ or . but got: " + token,
            };
            if (error is not null)
                return false;
        }
        path = new(steps, schema);
        error = null;
        return steps.Count > 0 || Fail("does not refer to a valid field", out error);
    }

    /// <summary>The place it leads to from <paramref name="start"/>; null: the object as a whole.</summary>
    public FieldPath? From(FieldPath? start)
    {
        foreach (var step in Steps)
            start = start is null ? FieldPath.Root(step.Name) : step.IsKey ? start.Key(step.Name) : start[step.Name];
        return start;
    }

    public override string ToString() => From(null)?.ToString() ?? "";

    private static bool Fail(string why, out string? error)
    {
        error = why;
        return false;
    }

    private static string? ReadKey(Queue<string> tokens, List<Step> steps, ref JSONSchemaProps? schema)
    {
        if (!tokens.TryDequeue(out var token))
            return "unexpected end of JSON path";
        if (token.Length < 2 || token[0] != '\'' || token[^1] != '\'')
            return "expected single quoted string but got " + token;
        if (Unescape(token[1..^1], out var key) is { } invalid)
            return "invalid string literal: " + invalid;
        if (Append(key, steps, ref schema) is { } error)
            return error;
        if (!tokens.TryDequeue(out token))
            return "unexpected end of JSON path";
        return token == "]" ? null : "expected ] but got " + token;
    }

    private static string? Append(string name, List<Step> steps, ref JSONSchemaProps? schema)
    {
        const string NoField = "does not refer to a valid field";
        if (schema is { Properties.Count: > 0 })
        {
            if (!schema.Properties.TryGetValue(name, out var property))
                return NoField;
            steps.Add(new(name, false));
            schema = property;
            return null;
        }
        if (schema?.AdditionalProperties is not { } additional)
            return NoField;
        steps.Add(new(name, true));
        schema = additional.Schema;
        return null;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfToken(text, at);
            yield return text[at..end];
            at = end;
        }
    }

    private static int EndOfToken(string text, int at)
    {
        for (var i = at; i < text.Length; i++)
        {
            if (text[at] == '\'')
            {
                if (i > at && text[i] == '\'' && text[i - 1] != '\\')
                    return i + 1;
                continue;
            }
            if (text[i] is '.' or '[' or ']')
                return i == at ? i + 1 : i;
        }
        return text.Length;
    }

    private static string? Unescape(string text, out string unescaped)
    {
        var result = new StringBuilder(text.Length);
        unescaped = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            var place = "abfnrtv'\\".IndexOf(text[++i], StringComparison.Ordinal);
            if (place < 0)
                return "invalid escape char \\" + text[i];
            result.Append("\a\b\f\n\r\t\v'\\"[place]);
        }
        unescaped = result.ToString();
        return null;
    }

    /// <summary>A field, or a key of a map.</summary>
    public sealed record Step(string Name, bool IsKey);
}
