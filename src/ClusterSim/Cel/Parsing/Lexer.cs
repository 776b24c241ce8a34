using System.Text;

namespace ClusterSim.Cel.Parsing;

/// <summary>Cuts an expression into words.</summary>
/// <remarks>Source: cel-spec doc/langdef.md, and the messages of cel-go's generated lexer.</remarks>
internal sealed class Lexer(CelSource source, List<CelIssue> issues)
{
    // Longer ones first.
    private static readonly string[] Operators =
    [
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "[", "]", "{", "}", "(", ")", ".", ",", "-", "!", "?", ":", "+", "*", "/", "%",
    ];

    private readonly Rune[] _runes = source.Runes;
    private int _at;

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            SkipBlanks();
            if (_at >= _runes.Length)
            {
                tokens.Add(new(TokenKind.End, "", _runes.Length));
                return tokens;
            }
            var start = _at;
            if (Next() is { } kind)
                tokens.Add(new(kind, source.Slice(start, _at), start));
            else
                SkipUnknown(start);
        }
    }

    private int Peek(int ahead = 0) => _at + ahead < _runes.Length ? _runes[_at + ahead].Value : -1;

    private void SkipBlanks()
    {
        while (_at < _runes.Length)
            if (Peek() is '\t' or ' ' or '\r' or '\n' or '\f')
                _at++;
            else if (Peek() == '/' && Peek(1) == '/')
                while (_at < _runes.Length && Peek() != '\n')
                    _at++;
            else
                return;
    }

    private TokenKind? Next()
    {
        if (StringPrefix() is { } prefix)
        {
            var isBytes = Peek() is 'b' or 'B';
            var start = _at;
            if (ReadString(prefix))
                return isBytes ? TokenKind.Bytes : TokenKind.String;
            _at = start;
            if (prefix == 0)
                return null;
        }
        if (IsLetter(Peek()))
        {
            var start = _at;
            while (IsLetter(Peek()) || IsDigit(Peek()))
                _at++;
            return source.Slice(start, _at) is "true" or "false" or "null" or "in" ? TokenKind.Operator : TokenKind.Identifier;
        }
        if (IsDigit(Peek()) || (Peek() == '.' && IsDigit(Peek(1))))
            return ReadNumber();
        foreach (var text in Operators)
            if (text[0] == Peek() && (text.Length == 1 || text[1] == Peek(1)))
            {
                _at += text.Length;
                return TokenKind.Operator;
            }
        return null;
    }

    // Letters before the quote: b for bytes, r for raw, in either order of case; null when no string starts here.
    private int? StringPrefix()
    {
        var length = 0;
        if (Peek() is 'b' or 'B')
            length++;
        if (Peek(length) is 'r' or 'R')
            length++;
        return Peek(length) is '"' or '\'' ? length : null;
    }

    private bool ReadString(int prefix)
    {
        var isRaw = prefix > 0 && (Peek(prefix - 1) is 'r' or 'R');
        _at += prefix;
        var quote = Peek();
        if (Peek(1) == quote && Peek(2) == quote)
        {
            var start = _at;
            _at += 3;
            if (ReadUntil(quote, isTriple: true, isRaw))
                return true;
            _at = start; // Not ended: then the first two quotes are an empty string.
        }
        _at++;
        return ReadUntil(quote, isTriple: false, isRaw);
    }

    private bool ReadUntil(int quote, bool isTriple, bool isRaw)
    {
        while (_at < _runes.Length)
        {
            var c = Peek();
            if (c == quote && (!isTriple || (Peek(1) == quote && Peek(2) == quote)))
            {
                _at += isTriple ? 3 : 1;
                return true;
            }
            if (!isTriple && (c is '\n' or '\r'))
                return false;
            if (c == '\\' && !isRaw)
            {
                if (EscapeLength() is not { } length)
                    return false;
                _at += length;
            }
            else
                _at++;
        }
        return false;
    }

    private int? EscapeLength() => Peek(1) switch
    {
        'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '"' or '\'' or '\\' or '?' or '`' => 2,
        'x' or 'X' => AreHex(2, 2) ? 4 : null,
        'u' => AreHex(2, 4) ? 6 : null,
        'U' => AreHex(2, 8) ? 10 : null,
        >= '0' and <= '3' => Peek(2) is >= '0' and <= '7' && Peek(3) is >= '0' and <= '7' ? 4 : null,
        _ => null,
    };

    private bool AreHex(int from, int count) => Enumerable.Range(from, count).All(i => IsHex(Peek(i)));

    private TokenKind ReadNumber()
    {
        if (Peek() == '0' && Peek(1) == 'x' && IsHex(Peek(2)))
        {
            _at += 2;
            while (IsHex(Peek()))
                _at++;
            return TakeUnsigned() ? TokenKind.Uint : TokenKind.Int;
        }
        SkipDigits();
        var isFloat = false;
        if (Peek() == '.' && IsDigit(Peek(1)))
        {
            isFloat = true;
            _at++;
            SkipDigits();
        }
        if (Peek() is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2)))))
        {
            isFloat = true;
            _at += 2;
            SkipDigits();
        }
        return isFloat ? TokenKind.Float : TakeUnsigned() ? TokenKind.Uint : TokenKind.Int;
    }

    private bool TakeUnsigned()
    {
        if (Peek() is not ('u' or 'U'))
            return false;
        _at++;
        return true;
    }

    private void SkipDigits()
    {
        while (IsDigit(Peek()))
            _at++;
    }

    // The generated lexer names what it read until no word could come of it any more, and goes on behind that.
    private void SkipUnknown(int start)
    {
        if (Peek() is '"' or '\'')
        {
            var quote = Peek();
            _at++;
            while (_at < _runes.Length && Peek() is not ('\n' or '\r') && !(Peek() == '\\' && EscapeLength() is null) && Peek() != quote)
                _at += Peek() == '\\' ? EscapeLength()!.Value : 1;
        }
        else if (Peek() is '=' or '|' or '&')
            _at++;
        else
        {
            _at = start + 1;
            issues.Add(new(start, $"Syntax error: token recognition error at: {new Token(TokenKind.Operator, source.Slice(start, _at), start)}"));
            return;
        }
        var end = Math.Min(_at + 1, _runes.Length);
        issues.Add(new(start, $"Syntax error: token recognition error at: {new Token(TokenKind.Operator, source.Slice(start, end), start)}"));
        _at = end;
    }

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static bool IsLetter(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsHex(int c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
