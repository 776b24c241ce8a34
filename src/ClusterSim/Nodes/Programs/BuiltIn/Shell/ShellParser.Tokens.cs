namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>What the grammar is made of: blanks, reserved words, names, redirections.</content>
internal sealed partial class ShellParser
{
    private const string Operators = " \t\n;&|<>()";

    private void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' or '\r')
                _at++;
            else if (Current == '\\' && Peek(1) == '\n')
                _at += 2;
            else if (Current == '#' && (_at == 0 || Operators.Contains(_text[_at - 1])))
            {
                while (!IsAtEnd && Current != '\n')
                    _at++;
            }
            else
                return;
        }
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n')
        {
            _at++;
            ReadPendingTexts();
            SkipBlanks();
        }
    }

    private string PeekToken()
    {
        SkipBlanks();
        if (IsAtEnd)
            return "end of file";
        var end = _at + 1;
        if (Operators.Contains(Current))
            return end < _text.Length && _text[end] == Current && Current != '\n' ? _text.Substring(_at, 2) : Current.ToString();
        while (end < _text.Length && !Operators.Contains(_text[end]))
            end++;
        return _text[_at..end];
    }

    private string PeekReserved()
    {
        SkipBlanks();
        var word = PeekToken();
        return word is "if" or "then" or "elif" or "else" or "fi" or "for" or "in" or "do" or "done" or "while" or "until" or "case" or "esac" or "{" or "}" or "!" or "function" ? word : "";
    }

    private bool TryReadReserved(string word)
    {
        if (PeekReserved() != word)
            return false;
        _at += word.Length;
        return true;
    }

    private bool TryTake(char letter)
    {
        if (Current != letter)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        SkipLines();
        ThrowAtEnd(token);
        if (PeekToken() != token && !(token == ")" && Current == ')'))
            throw ShellSyntaxException.Unexpected($"\"{PeekToken()}\" (expecting \"{token}\")");
        _at += token.Length;
    }

    private void ThrowAtEnd(string expected)
    {
        SkipBlanks();
        if (IsAtEnd)
            throw ShellSyntaxException.EndOfFile(expected);
    }

    private string ReadName()
    {
        var start = _at;
        while (IsNameLetter(Current) || (_at > start && Current is '-'))
            _at++;
        return _at > start ? _text[start.._at] : throw ShellSyntaxException.Unexpected($"\"{PeekToken()}\"");
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    /// <summary>The name before <c>()</c>, which is consumed; null when that is not what comes.</summary>
    private string? PeekFunctionName()
    {
        var end = _at;
        while (end < _text.Length && (IsNameLetter(_text[end]) || _text[end] == '-'))
            end++;
        var open = end;
        while (open < _text.Length && _text[open] is ' ' or '\t')
            open++;
        if (end == _at || open + 1 >= _text.Length || _text[open] != '(' || _text[open + 1] != ')')
            return null;
        var name = _text[_at..end];
        _at = open;
        return name;
    }

    private Assignment? TryReadAssignment()
    {
        SkipBlanks();
        var end = _at;
        while (end < _text.Length && IsNameLetter(_text[end]))
            end++;
        if (end == _at || char.IsAsciiDigit(_text[_at]) || end >= _text.Length)
            return null;
        var name = _text[_at..end];
        string? index = null;
        if (_text[end] == '[' && EndOfIndex(end) is { } close)
        {
            index = _text[(end + 1)..close];
            end = close + 1;
            if (end >= _text.Length)
                return null;
        }
        var isAppended = _text[end] == '+' && end + 1 < _text.Length && _text[end + 1] == '=';
        if (_text[end] != '=' && !isAppended)
            return null;
        _at = end + (isAppended ? 2 : 1);
        if (Current == '(' && index is null)
            return new(name, Word.Of(""), isAppended) { Elements = ReadElements() };
        return new(name, new(ReadParts(static letter => Operators.Contains(letter))), isAppended) { Index = index is null ? null : IndexWord(index) };
    }

    /// <summary>Where the bracket that opens at a place is closed; null when that is not in this word.</summary>
    private int? EndOfIndex(int open)
    {
        var depth = 0;
        for (var i = open; i < _text.Length && _text[i] != '\n'; i++)
        {
            if (_text[i] == '[')
                depth++;
            else if (_text[i] == ']' && --depth == 0)
                return i;
        }
        return null;
    }

    private Word IndexWord(string text) => text is "@" or "*" ? new([new TextPart(text, IsQuoted: false)]) : new(new ShellParser(text, _depth).ReadParts(static _ => false));

    private List<(Word? Key, Word Value)> ReadElements()
    {
        List<(Word? Key, Word Value)> elements = [];
        _at++;
        while (true)
        {
            SkipLines();
            ThrowAtEnd(")");
            if (TryTake(')'))
                return elements;
            if (Current == '[' && EndOfIndex(_at) is { } close && close + 1 < _text.Length && _text[close + 1] == '=')
            {
                var key = IndexWord(_text[(_at + 1)..close]);
                _at = close + 2;
                elements.Add((key, new(ReadParts(static letter => Operators.Contains(letter)))));
            }
            else
                elements.Add((null, TryReadWord() ?? throw ShellSyntaxException.Unexpected($"\"{PeekToken()}\"")));
        }
    }

    private Redirection? TryReadRedirection()
    {
        SkipBlanks();
        var start = _at;
        if (LooksAt("&>"))
        {
            _at += 2;
            return new(Redirection.BothOutputs, TryTake('>') ? RedirectionKind.Append : RedirectionKind.Output, ReadTarget());
        }
        int? descriptor = null;
        if (char.IsAsciiDigit(Current) && Peek(1) is '<' or '>')
            descriptor = _text[_at++] - '0';
        if (Current == '>')
        {
            _at++;
            var kind = TryTake('>') ? RedirectionKind.Append : TryTake('&') ? RedirectionKind.Duplicate : RedirectionKind.Output;
            _ = TryTake('|');
            return new(descriptor ?? 1, kind, ReadTarget());
        }
        if (Current == '<' && Peek(1) != '(')
        {
            _at++;
            if (LooksAt("<<"))
            {
                _at += 2;
                return new(descriptor ?? 0, RedirectionKind.Text, new([.. ReadTarget().Parts, new TextPart("\n", IsQuoted: true)]));
            }
            if (TryTake('<'))
                return ReadHereDocument(descriptor ?? 0);
            return new(descriptor ?? 0, TryTake('&') ? RedirectionKind.Duplicate : RedirectionKind.Input, ReadTarget());
        }
        _at = start;
        return null;
    }

    private Word ReadTarget() => TryReadWord() ?? throw ShellSyntaxException.Unexpected(IsAtEnd ? "end of file" : "newline");

    private Redirection ReadHereDocument(int descriptor)
    {
        var stripsTabs = TryTake('-');
        SkipBlanks();
        var start = _at;
        var delimiter = ReadTarget();
        var isQuoted = _text.AsSpan(start, _at - start).ContainsAny('\'', '"', '\\');
        var parts = new List<WordPart>();
        _pending.Add(new(string.Concat(delimiter.Parts.OfType<TextPart>().Select(part => part.Text)), stripsTabs, isQuoted, parts));
        return new(descriptor, RedirectionKind.Text, new(parts));
    }

    private void ReadPendingTexts()
    {
        foreach (var pending in _pending)
        {
            var text = new System.Text.StringBuilder();
            while (true)
            {
                if (IsAtEnd)
                    throw ShellSyntaxException.EndOfFile(pending.Delimiter);
                var end = _text.IndexOf('\n', _at);
                var line = end < 0 ? _text[_at..] : _text[_at..end];
                _at = end < 0 ? _text.Length : end + 1;
                if (pending.StripsTabs)
                    line = line.TrimStart('\t');
                if (line == pending.Delimiter)
                    break;
                text.Append(line).Append('\n');
            }
            pending.Parts.AddRange(pending.IsQuoted ? [new TextPart(text.ToString(), IsQuoted: true)] : new ShellParser(text.ToString(), _depth).ReadQuoted(end: '\0'));
        }
        _pending.Clear();
    }

    /// <summary>A here-document that was announced.</summary>
    private sealed record PendingText(string Delimiter, bool StripsTabs, bool IsQuoted, List<WordPart> Parts);
}
