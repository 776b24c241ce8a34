using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClusterSim.Serialization;

/// <summary>Writes JSON values as YAML, as <c>kubectl -o yaml</c> does.</summary>
/// <remarks>Source: go-yaml v2's encoder and emitter: two spaces, lists at their key's indent, long text folded at blanks after column 80.</remarks>
internal sealed partial class YamlWriter
{
    private const int BestWidth = 80;

    private readonly StringBuilder _text = new();
    private int _column;

    private YamlWriter()
    {
    }

    public static string Write(JsonValue value)
    {
        var writer = new YamlWriter();
        writer.WriteNode(value, indent: 0, afterKey: false);
        return writer._text.ToString();
    }

    // The node of an entry: plain ones and empty collections stay on the line, others go below it.
    private void WriteNode(JsonValue value, int indent, bool afterKey)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } obj:
                if (afterKey)
                    BreakLine();
                WriteMapping(obj, indent);
                break;
            case JsonArray { Items.Count: > 0 } array:
                if (afterKey)
                    BreakLine();
                WriteSequence(array, indent);
                break;
            default:
                Append(afterKey ? " " : "");
                WriteScalar(value, indent);
                BreakLine();
                break;
        }
    }

    private void WriteMapping(JsonObject obj, int indent, bool continuesLine = false)
    {
        foreach (var (name, value) in obj.Fields.OrderBy(field => field.Key, KeyOrder.Natural))
        {
            if (!continuesLine)
                Indent(indent);
            continuesLine = false;
            WriteText(name, indent, isKey: true);
            Append(":");
            WriteNode(value, value is JsonArray ? indent : indent + 2, afterKey: true);
        }
    }

    private void WriteSequence(JsonArray array, int indent, bool continuesLine = false)
    {
        foreach (var item in array.Items)
        {
            if (!continuesLine)
                Indent(indent);
            continuesLine = false;
            Append("- ");
            switch (item)
            {
                case JsonObject { Count: > 0 } obj:
                    WriteMapping(obj, indent + 2, continuesLine: true);
                    break;
                case JsonArray { Items.Count: > 0 } inner:
                    WriteSequence(inner, indent + 2, continuesLine: true);
                    break;
                default:
                    WriteScalar(item, indent + 2);
                    BreakLine();
                    break;
            }
        }
    }

    private void WriteScalar(JsonValue value, int indent)
    {
        if (value is JsonString text)
            WriteText(text.Value, indent, isKey: false);
        else
            Append(value switch
            {
                JsonObject => "{}",
                JsonArray => "[]",
                JsonFloat number => number.Value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal),
                _ => value.ToString()!,
            });
    }

    private void WriteText(string text, int indent, bool isKey)
    {
        var analysis = ScalarAnalysis.Of(text);
        var hasLines = text.Contains('\n', StringComparison.Ordinal);
        if (hasLines && analysis.BlockAllowed && !isKey)
            WriteLiteral(text, indent);
        else if (hasLines || IsTakenForSomethingElse(text) || !analysis.SingleQuotedAllowed)
            WriteFolded(text, indent, isKey, "\"", Escape);
        else if (analysis.PlainAllowed)
            WriteFolded(text, indent, isKey, "", escape: null);
        else
            WriteFolded(text.Replace("'", "''", StringComparison.Ordinal), indent, isKey, "'", escape: null);
    }

    // Text that would be read as a number, a truth value, nothing, or a time.
    private static bool IsTakenForSomethingElse(string text) =>
        ScalarResolution.ResolvePlain(text) is not JsonString || ScalarResolution.LooksLikeTime(text) || SexagesimalPattern().IsMatch(text)
        || text.ToLowerInvariant() is ".nan" or ".inf" or "+.inf" or "-.inf";

    private void WriteFolded(string text, int indent, bool isKey, string quote, Func<char, string?>? escape)
    {
        Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var mayFold = text[i] == ' ' && !isKey && _column > BestWidth && i > 0 && i < text.Length - 1 && text[i - 1] != ' ';
            if (mayFold && (escape is not null || text[i + 1] != ' '))
            {
                BreakLine();
                Indent(Math.Max(indent, 2));
                Append(text[i + 1] == ' ' ? "\\" : ""); // Else the blanks that follow would be taken for indentation.
                continue;
            }
            if (escape is not null && char.IsSurrogatePair(text, i))
                Append("\\U" + char.ConvertToUtf32(text, i++).ToString("X8", CultureInfo.InvariantCulture));
            else
                Append(escape?.Invoke(text[i]) ?? text[i].ToString());
        }
        Append(quote);
    }

    private static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\0' => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        '\u001b' => "\\e",
        '\u0085' => "\\N",
        '\u2028' => "\\L",
        '\u2029' => "\\P",
        < ' ' or '\u007f' => "\\x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture),
        _ => ScalarAnalysis.IsPrintable(c) ? null : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
    };

    private void WriteLiteral(string text, int indent)
    {
        var indicator = text[0] is ' ' or '\n' ? "2" : "";
        var chomp = !text.EndsWith('\n') ? "-" : text.Length == 1 || text[^2] == '\n' ? "+" : "";
        Append("|" + indicator + chomp);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - (text.EndsWith('\n') ? 1 : 0); i++)
        {
            BreakLine();
            if (lines[i].Length == 0)
                continue;
            Indent(Math.Max(indent, 2));
            Append(lines[i]);
        }
    }

    private void Indent(int indent) => Append(new string(' ', indent));

    private void Append(string text)
    {
        _text.Append(text);
        _column += text.Length;
    }

    private void BreakLine()
    {
        _text.Append('\n');
        _column = 0;
    }

    // What YAML 1.1 readers other than go-yaml take for a number to the base of 60.
    [GeneratedRegex("^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex SexagesimalPattern();
}
