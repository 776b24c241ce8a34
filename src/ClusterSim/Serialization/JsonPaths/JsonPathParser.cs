using System.Globalization;
using System.Text;

namespace ClusterSim.Serialization.JsonPaths;

/// <summary>Reads paths.</summary>
internal sealed class JsonPathParser(string text)
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    private int _at;

    /// <exception cref="FormatException">It is no path.</exception>
    public JsonPath Parse()
    {
        var steps = new List<JsonPathStep>();
        while (_at < text.Length)
            Next(steps);
        return new(steps);
    }

    private void Next(List<JsonPathStep> steps)
    {
        switch (text[_at])
        {
            case '$' or '@' when steps.Count == 0:
                _at++;
                break;
            case '[':
                steps.Add(Brackets());
                break;
            case '.' when _at + 1 < text.Length && text[_at + 1] == '.':
                _at += _at + 2 < text.Length && text[_at + 2] == '[' ? 2 : 1; // The next dot belongs to the name.
                steps.Add(new DescentStep());
                break;
            case '.':
                _at++;
                if (_at < text.Length && text[_at] != '[')
                    steps.Add(Name());
                break;
            default:
                if (steps.Count > 0)
                    throw new FormatException($"unexpected character '{text[_at]}' in {text}");
                steps.Add(Name());
                break;
        }
    }

    private JsonPathStep Name()
    {
        var name = new StringBuilder();
        for (; _at < text.Length && text[_at] is not ('.' or '['); _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            name.Append(text[_at]);
        }
        if (name.Length == 0)
            throw new FormatException($"a name is missing in {text}");
        return name.ToString() == "*" ? new WildcardStep() : new FieldStep(name.ToString());
    }

    private JsonPathStep Brackets()
    {
        var end = EndOfBrackets();
        var inner = text[(_at + 1)..end].Trim();
        _at = end + 1;
        if (inner.StartsWith("?(", StringComparison.Ordinal) && inner.EndsWith(')'))
            return Filter(inner[2..^1].Trim());
        var parts = Split(inner);
        return parts.Count == 1 ? Part(parts[0]) : new UnionStep(parts.Select(Part).ToValueList());
    }

    private static JsonPathStep Part(string part)
    {
        if (part == "*")
            return new WildcardStep();
        if (part is ['\'' or '"', .., '\'' or '"'])
            return new FieldStep(part[1..^1].Replace("\\", "", StringComparison.Ordinal));
        var numbers = part.Split(':').Select(number => number.Trim().Length == 0 ? (long?)null
            : long.TryParse(number.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new FormatException("invalid array index " + part)).ToList();
        return numbers switch
        {
            [{ } index] => new SliceStep(index, index == -1 ? null : index + 1, 1),
            [var start, var stop] => new SliceStep(start, stop, 1),
            [var start, var stop, var stride] => new SliceStep(start, stop, stride ?? 1),
            _ => throw new FormatException("invalid array index " + part),
        };
    }

    private static FilterStep Filter(string condition)
    {
        var (place, found) = FindOperator(condition);
        return found is null
            ? new(Operand(condition), null, null)
            : new(Operand(condition[..place].Trim()), found, Operand(condition[(place + found.Length)..].Trim()));
    }

    private static JsonPathOperand Operand(string side)
    {
        if (side is ['\'' or '"', .., '\'' or '"'])
            return new(null, side[1..^1]);
        if (side is "true" or "false")
            return new(null, side == "true");
        if (long.TryParse(side, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return new(null, whole);
        if (double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new(null, new JsonFloat(number));
        return new(new JsonPathParser(side).Parse(), null);
    }

    private static (int Place, string? Operator) FindOperator(string condition)
    {
        for (var i = 0; i < condition.Length; i++)
        {
            if (condition[i] is '\'' or '"' && condition.IndexOf(condition[i], i + 1) is > 0 and var close)
                i = close;
            else if (Array.Find(Operators, op => condition.AsSpan(i).StartsWith(op)) is { } found)
                return (i, found);
        }
        return (0, null);
    }

    private int EndOfBrackets()
    {
        var depth = 0;
        for (var i = _at; i < text.Length; i++)
        {
            if (text[i] is '\'' or '"' && text.IndexOf(text[i], i + 1) is > 0 and var close)
                i = close;
            else if (text[i] == '[')
                depth++;
            else if (text[i] == ']' && --depth == 0)
                return i;
        }
        throw new FormatException("unterminated array in " + text);
    }

    private static List<string> Split(string inner)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] is '\'' or '"' && inner.IndexOf(inner[i], i + 1) is > 0 and var close)
                i = close;
            else if (inner[i] == ',')
                (parts, start) = ([.. parts, inner[start..i].Trim()], i + 1);
        }
        return [.. parts, inner[start..].Trim()];
    }
}
