using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Works out <c>$((…))</c>: 64-bit whole numbers, C's operators, variables with and without <c>$</c>.</summary>
internal sealed class Arithmetic
{
    private const int MaxDepth = 100;

    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"], ["**"],
    ];

    private readonly string _text;
    private readonly Func<string, string> _read;
    private readonly Action<string, string> _write;
    private int _at;
    private int _depth;

    private Arithmetic(string text, Func<string, string> read, Action<string, string> write) => (_text, _read, _write) = (text, read, write);

    /// <exception cref="ShellSyntaxException">It cannot be worked out.</exception>
    public static long Evaluate(string text, Func<string, string> read, Action<string, string> write)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        var expression = new Arithmetic(text, read, write);
        var value = expression.Comma();
        expression.SkipBlanks();
        return expression._at == text.Length ? value : throw Bad();
    }

    private static ShellSyntaxException Bad() => new("arithmetic syntax error");

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private bool Take(string symbol)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) != 0)
            return false;
        _at += symbol.Length;
        return true;
    }

    private long Comma()
    {
        var value = Assignment();
        while (Take(","))
            value = Assignment();
        return value;
    }

    private long Assignment()
    {
        if (++_depth > MaxDepth)
            throw Bad();
        var start = _at;
        if (TryReadName() is { } name)
        {
            foreach (var symbol in (string[])["<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "="])
            {
                if (!Take(symbol) || (symbol == "=" && _at < _text.Length && _text[_at] == '='))
                    continue;
                var right = Assignment();
                _depth--;
                return Set(name, symbol == "=" ? right : Apply(symbol[..^1], ValueOf(name), right));
            }
        }
        _at = start;
        var value = Conditional();
        _depth--;
        return value;
    }

    private long Conditional()
    {
        var condition = Binary(0);
        if (!Take("?"))
            return condition;
        var yes = Assignment();
        if (!Take(":"))
            throw Bad();
        var no = Assignment();
        return condition != 0 ? yes : no;
    }

    private long Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (Array.Find(Levels[level], LooksAt) is { } symbol)
        {
            _ = Take(symbol);
            left = Apply(symbol, left, Binary(level + 1));
        }
        return left;
    }

    private bool LooksAt(string symbol)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) != 0)
            return false;
        var next = _at + symbol.Length < _text.Length ? _text[_at + symbol.Length] : '\0';
        return symbol switch
        {
            "|" => next != '|' && next != '=',
            "&" => next != '&' && next != '=',
            "*" => next != '*' && next != '=',
            "<" or ">" => next != symbol[0],
            "+" or "-" or "/" or "%" or "^" or "<<" or ">>" => next != '=',
            _ => true,
        };
    }

    private long Unary()
    {
        if (Take("++") && TryReadName() is { } raised)
            return Set(raised, ValueOf(raised) + 1);
        if (Take("--") && TryReadName() is { } lowered)
            return Set(lowered, ValueOf(lowered) - 1);
        if (Take("-"))
            return -Nested();
        if (Take("+"))
            return Nested();
        if (Take("!"))
            return Nested() == 0 ? 1 : 0;
        if (Take("~"))
            return ~Nested();
        return Primary();
    }

    private long Nested()
    {
        if (++_depth > MaxDepth)
            throw Bad();
        var value = Unary();
        _depth--;
        return value;
    }

    private long Primary()
    {
        if (Take("("))
        {
            var value = Comma();
            return Take(")") ? value : throw Bad();
        }
        if (TryReadName() is { } name)
        {
            var value = ValueOf(name);
            if (Take("++"))
                Set(name, value + 1);
            else if (Take("--"))
                Set(name, value - 1);
            return value;
        }
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
            _at++;
        return Number(_text[start.._at]);
    }

    private string? TryReadName()
    {
        SkipBlanks();
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        if (end == _at || char.IsAsciiDigit(_text[_at]))
            return null;
        if (end < _text.Length && _text[end] == '[' && _text.IndexOf(']', end) is > 0 and var close)
            end = close + 1; // An element of an array.
        var name = _text[_at..end];
        _at = end;
        return name;
    }

    private long ValueOf(string name) => _read(name) is { Length: > 0 } text ? Number(text.Trim()) : 0;

    private long Set(string name, long value)
    {
        _write(name, value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    private static long Number(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text[1..] : text;
        try
        {
            var value = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(digits, 16)
                : digits.Length > 1 && digits[0] == '0' ? Convert.ToInt64(digits, 8)
                : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            return isNegative ? -value : value;
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw Bad();
        }
    }

    private static long Apply(string symbol, long left, long right) => symbol switch
    {
        "||" => left != 0 || right != 0 ? 1 : 0,
        "&&" => left != 0 && right != 0 ? 1 : 0,
        "|" => left | right,
        "^" => left ^ right,
        "&" => left & right,
        "==" => left == right ? 1 : 0,
        "!=" => left != right ? 1 : 0,
        "<=" => left <= right ? 1 : 0,
        ">=" => left >= right ? 1 : 0,
        "<" => left < right ? 1 : 0,
        ">" => left > right ? 1 : 0,
        "<<" => left << (int)right,
        ">>" => left >> (int)right,
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" or "%" when right == 0 => throw new ShellSyntaxException("divide by zero"),
        "/" => right == -1 ? -left : left / right,
        "%" => right == -1 ? 0 : left % right,
        _ => Power(left, right),
    };

    private static long Power(long value, long exponent)
    {
        var result = 1L;
        for (var i = 0; i < Math.Min(exponent, 64); i++)
            result *= value;
        return result;
    }
}
