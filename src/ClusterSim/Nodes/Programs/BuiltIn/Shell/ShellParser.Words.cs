using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>Words: quotes and expansions.</content>
internal sealed partial class ShellParser
{
    private Word? TryReadWord()
    {
        SkipBlanks();
        if (IsAtEnd || Operators.Contains(Current))
            return null;
        return new(ReadParts(static letter => Operators.Contains(letter)));
    }

    private List<WordPart> ReadParts(Func<char, bool> isEnd)
    {
        List<WordPart> parts = [];
        var text = new StringBuilder();
        while (!IsAtEnd && !isEnd(Current))
        {
            switch (Current)
            {
                case '\\':
                    Flush(parts, text);
                    if (Peek(1) != '\n' && _at + 1 < _text.Length)
                        parts.Add(new TextPart(Peek(1).ToString(), IsQuoted: true));
                    _at = Math.Min(_at + 2, _text.Length);
                    break;
                case '\'':
                    Flush(parts, text);
                    parts.Add(new TextPart(ReadSingleQuoted(), IsQuoted: true));
                    break;
                case '"':
                    Flush(parts, text);
                    _at++;
                    parts.AddRange(ReadQuoted('"'));
                    break;
                case '$' or '`':
                    Flush(parts, text);
                    parts.Add(ReadExpansion(isQuoted: false));
                    break;
                default:
                    text.Append(Current);
                    _at++;
                    break;
            }
        }
        Flush(parts, text);
        return parts;
    }

    private static void Flush(List<WordPart> parts, StringBuilder text)
    {
        if (text.Length > 0)
            parts.Add(new TextPart(text.ToString(), IsQuoted: false));
        text.Clear();
    }

    private string ReadSingleQuoted()
    {
        var end = _text.IndexOf('\'', _at + 1);
        if (end < 0)
            throw new ShellSyntaxException("syntax error: unterminated quoted string", isIncomplete: true);
        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    /// <summary>Text in which only <c>$</c>, <c>`</c> and <c>\</c> mean something, up to its end.</summary>
    private List<WordPart> ReadQuoted(char end)
    {
        List<WordPart> parts = [];
        var text = new StringBuilder();
        while (end == '\0' ? !IsAtEnd : Current != end)
        {
            if (IsAtEnd)
                throw new ShellSyntaxException("syntax error: unterminated quoted string", isIncomplete: true);
            if (Current == '\\' && Peek(1) is '$' or '`' or '"' or '\\' or '\n')
            {
                if (Peek(1) == '"' && end != '"')
                    text.Append('\\');
                if (Peek(1) != '\n')
                    text.Append(Peek(1));
                _at += 2;
            }
            else if (Current is '$' or '`')
            {
                if (text.Length > 0)
                    parts.Add(new TextPart(text.ToString(), IsQuoted: true));
                text.Clear();
                parts.Add(ReadExpansion(isQuoted: true));
            }
            else
                text.Append(_text[_at++]);
        }
        if (end != '\0')
            _at++;
        if (text.Length > 0 || parts.Count == 0)
            parts.Add(new TextPart(text.ToString(), IsQuoted: true));
        return parts;
    }

    private WordPart ReadExpansion(bool isQuoted)
    {
        Enter();
        var part = ReadExpansionInside(isQuoted);
        _depth--;
        return part;
    }

    private WordPart ReadExpansionInside(bool isQuoted)
    {
        if (Current == '`')
            return ReadBackquoted(isQuoted);
        var next = Peek(1);
        if (next == '(' && Peek(2) == '(')
        {
            _at++;
            if (TryReadArithmetic() is { } expression)
                return new ArithmeticPart(expression, isQuoted);
            _at--;
        }
        switch (next)
        {
            case '(':
                _at += 2;
                var command = ReadList();
                Expect(")");
                return new CommandPart(command, isQuoted);
            case '{':
                _at += 2;
                return ReadBraced(isQuoted);
            case '\'' when !isQuoted:
                _at++;
                return new TextPart(EscapedText.Decode(ReadAnsiQuoted()), IsQuoted: true);
            case '?' or '$' or '!' or '#' or '@' or '*' or '-' or (>= '0' and <= '9'):
                _at += 2;
                return new ParameterPart(next.ToString(), "", null, isQuoted);
            default:
                _at++;
                return char.IsAsciiLetter(next) || next == '_' ? new ParameterPart(ReadVariableName(), "", null, isQuoted) : new TextPart("$", isQuoted);
        }
    }

    private string ReadVariableName()
    {
        var start = _at;
        while (IsNameLetter(Current))
            _at++;
        return _text[start.._at];
    }

    /// <summary>What is between <c>$'</c> and the quote that ends it.</summary>
    private string ReadAnsiQuoted()
    {
        var start = ++_at;
        while (!IsAtEnd && Current != '\'')
            _at += Current == '\\' ? 2 : 1;
        if (IsAtEnd)
            throw new ShellSyntaxException("syntax error: unterminated quoted string", isIncomplete: true);
        return _text[start.._at++];
    }

    private CommandPart ReadBackquoted(bool isQuoted)
    {
        var inner = new StringBuilder();
        _at++;
        while (Current != '`')
        {
            if (IsAtEnd)
                throw new ShellSyntaxException("syntax error: EOF in backquote substitution", isIncomplete: true);
            if (Current == '\\' && Peek(1) is '`' or '\\' or '$')
                _at++;
            inner.Append(_text[_at++]);
        }
        _at++;
        return new(Parse(inner.ToString(), _depth), isQuoted);
    }

    private ParameterPart ReadBraced(bool isQuoted)
    {
        if (Current == '#' && Peek(1) != '}')
        {
            _at++;
            var measured = ReadParameterName();
            return CloseBrace(new(measured, "length", null, isQuoted) { Index = TryReadIndex() });
        }
        if (Current == '!' && IsNameLetter(Peek(1)))
        {
            _at++;
            var pointer = ReadParameterName();
            var all = TryReadIndex();
            return CloseBrace(new(pointer, all is null ? "indirect" : "indices", null, isQuoted) { Index = all });
        }
        var name = ReadParameterName();
        var index = TryReadIndex();
        string[] operators = [":-", ":=", ":?", ":+", "##", "%%", "//", "^^", ",,", "^", ",", "-", "=", "?", "+", "#", "%", "/", ":"];
        var found = Array.Find(operators, LooksAt) ?? "";
        _at += found.Length;
        var argument = found.Length == 0 ? null : new Word(ReadParts(static letter => letter == '}'));
        return CloseBrace(new(name, found, argument, isQuoted) { Index = index });
    }

    private Word? TryReadIndex()
    {
        if (Current != '[' || EndOfIndex(_at) is not { } close)
            return null;
        var index = IndexWord(_text[(_at + 1)..close]);
        _at = close + 1;
        return index;
    }

    private string ReadParameterName()
    {
        if (IsNameLetter(Current))
            return ReadVariableName();
        if ("?$!#@*-".Contains(Current))
            return _text[_at++].ToString();
        throw IsAtEnd ? ShellSyntaxException.EndOfFile("}") : new ShellSyntaxException("syntax error: bad substitution");
    }

    private ParameterPart CloseBrace(ParameterPart part)
    {
        if (IsAtEnd)
            throw ShellSyntaxException.EndOfFile("}");
        return TryTake('}') ? part : throw new ShellSyntaxException("syntax error: bad substitution");
    }

    /// <summary>What is between <c>((</c> and <c>))</c>; null, and nothing consumed, when it is not closed so.</summary>
    private Word? TryReadArithmetic()
    {
        var start = _at;
        _at += 2;
        var depth = 0;
        for (var i = _at; i < _text.Length; i++)
        {
            if (_text[i] == '(')
                depth++;
            else if (_text[i] == ')' && depth-- == 0)
            {
                if (i + 1 >= _text.Length || _text[i + 1] != ')')
                    break;
                var word = ArithmeticWord(_text[_at..i]);
                _at = i + 2;
                return word;
            }
        }
        _at = start;
        return null;
    }

    private string ReadUntilDoubleParenthesis()
    {
        var end = _text.IndexOf("))", _at, StringComparison.Ordinal);
        if (end < 0)
            throw ShellSyntaxException.EndOfFile("))");
        var text = _text[_at..end];
        _at = end + 2;
        return text;
    }

    private Word ArithmeticWord(string text) => new(new ShellParser(text.Replace("\"", "", StringComparison.Ordinal), _depth).ReadQuoted(end: '\0'));
}
