using System.Globalization;
using System.Text;

namespace ClusterSim.ApiServer.Validation;

/// <summary>JSON as Go's encoder writes it, with its escapes, in one line or indented by one space.</summary>
/// <remarks>Source: Go encoding/json.</remarks>
internal static class GoJson
{
    public static string Compact(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value, null);
        return text.ToString();
    }

    /// <summary>One field or item per line, each level one space further in.</summary>
    public static string Indented(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonValue value, int? level)
    {
        switch (value)
        {
            case JsonObject obj:
                AppendItems(text, '{', '}', obj.Fields, level, (field, inner) =>
                {
                    AppendString(text, field.Key);
                    text.Append(level is null ? ":" : ": ");
                    Append(text, field.Value, inner);
                });
                break;
            case JsonArray array:
                AppendItems(text, '[', ']', array.Items, level, (item, inner) => Append(text, item, inner));
                break;
            case JsonString content:
                AppendString(text, content.Value);
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private static void AppendItems<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, int? level, Action<T, int?> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            NewLine(text, level + 1);
            append(items[i], level + 1);
        }
        if (items.Count > 0)
            NewLine(text, level);
        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int? level)
    {
        if (level is { } depth)
            text.Append('\n').Append(' ', depth);
    }

    private static void AppendString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var character in content)
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        text.Append('"');
    }
}
