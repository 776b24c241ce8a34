namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Reads shell scripts: what POSIX has, and the little of bash that people use everywhere.</summary>
/// <remarks>Source: POSIX.1-2017, Shell Command Language.</remarks>
internal sealed partial class ShellParser
{
    private const int MaxDepth = 100;

    private readonly string _text;
    private readonly List<PendingText> _pending = []; // Here-documents whose text follows at the next end of line.
    private int _at;
    private int _depth;

    private ShellParser(string text, int depth) => (_text, _depth) = (text, depth);

    private bool IsAtEnd => _at >= _text.Length;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="ShellSyntaxException">It is none.</exception>
    public static ShellNode Parse(string script) => Parse(script, depth: 0);

    private static ListNode Parse(string script, int depth)
    {
        var parser = new ShellParser(script, depth);
        var list = parser.ReadList();
        if (!parser.IsAtEnd)
            throw ShellSyntaxException.Unexpected($"\"{parser.PeekToken()}\"");
        if (parser._pending.Count > 0)
            parser.ReadPendingTexts();
        return list;
    }

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private bool LooksAt(string text) => !IsAtEnd && string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private ListNode ReadList(params ReadOnlySpan<string> ends)
    {
        Enter();
        List<ListItem> items = [];
        while (true)
        {
            SkipLines();
            if (IsAtEnd || IsEnd(ends))
                break;
            var command = ReadAndOr();
            SkipBlanks();
            var isBackground = Current == '&';
            items.Add(new(command, isBackground));
            if (isBackground)
                _at++;
            else if (Current == ';' && Peek(1) != ';')
                _at++;
            else if (Current != '\n')
                break;
        }
        _depth--;
        return new(items);
    }

    /// <summary>Something that may contain itself begins. Who reads it uses the stack of a process that has more to do than this.</summary>
    private void Enter()
    {
        if (++_depth > MaxDepth)
            throw new ShellSyntaxException("syntax error: too deep");
    }

    private bool IsEnd(ReadOnlySpan<string> ends)
    {
        if (Current == ')' || LooksAt(";;"))
            return true;
        var word = PeekReserved();
        foreach (var end in ends)
        {
            if (word == end)
                return true;
        }
        return false;
    }

    private ShellNode ReadAndOr()
    {
        var left = ReadPipeline();
        while (true)
        {
            SkipBlanks();
            if (!LooksAt("&&") && !LooksAt("||"))
                return left;
            var onSuccess = Current == '&';
            _at += 2;
            SkipLines();
            ThrowAtEnd("command");
            left = new AndOrNode(left, onSuccess, ReadPipeline());
        }
    }

    private ShellNode ReadPipeline()
    {
        SkipBlanks();
        var isNegated = TryReadReserved("!");
        List<ShellNode> commands = [ReadCommand()];
        while (true)
        {
            SkipBlanks();
            if (Current != '|' || Peek(1) == '|')
                break;
            _at++;
            if (Current == '&')
                _at++;
            SkipLines();
            ThrowAtEnd("command");
            commands.Add(ReadCommand());
        }
        return commands.Count == 1 && !isNegated ? commands[0] : new PipelineNode(commands, isNegated);
    }

    private ShellNode ReadCommand()
    {
        SkipBlanks();
        var body = ReadCompound();
        if (body is null)
            return ReadSimple();
        List<Redirection> redirections = [];
        while (TryReadRedirection() is { } redirection)
            redirections.Add(redirection);
        return redirections.Count == 0 ? body : new RedirectedNode(body, redirections);
    }

    private ShellNode? ReadCompound()
    {
        if (LooksAt("((") && TryReadArithmetic() is { } expression)
            return new ArithmeticNode(expression);
        if (LooksAt("[[") && Peek(2) is ' ' or '\t' or '\n')
            return ReadConditions();
        if (Current == '(')
        {
            _at++;
            var body = ReadList();
            Expect(")");
            return new SubshellNode(body);
        }
        switch (PeekReserved())
        {
            case "if":
                _at += 2;
                return ReadIf();
            case "while" or "until":
                return ReadWhile();
            case "for":
                _at += 3;
                return ReadFor();
            case "case":
                _at += 4;
                return ReadCase();
            case "{":
                _at++;
                var group = ReadList("}");
                Expect("}");
                return group;
            case "function":
                _at += 8;
                SkipBlanks();
                return ReadFunction(ReadName());
            case "then" or "else" or "elif" or "fi" or "do" or "done" or "esac" or "}":
                throw ShellSyntaxException.Unexpected($"\"{PeekReserved()}\"");
            default:
                return PeekFunctionName() is { } name ? ReadFunction(name) : null;
        }
    }

    private IfNode ReadIf()
    {
        Enter();
        var condition = ReadList("then");
        Expect("then");
        var then = ReadList("elif", "else", "fi");
        if (TryReadReserved("elif"))
        {
            var next = ReadIf();
            _depth--;
            return new(condition, then, next);
        }
        var otherwise = TryReadReserved("else") ? ReadList("fi") : null;
        Expect("fi");
        _depth--;
        return new(condition, then, otherwise);
    }

    private WhileNode ReadWhile()
    {
        var isUntil = LooksAt("until");
        _at += 5;
        var condition = ReadList("do");
        return new(condition, ReadBody(), isUntil);
    }

    private ListNode ReadBody()
    {
        Expect("do");
        var body = ReadList("done");
        Expect("done");
        return body;
    }

    private ShellNode ReadFor()
    {
        SkipBlanks();
        if (LooksAt("(("))
            return ReadArithmeticFor();
        var name = ReadName();
        SkipLines();
        List<Word>? words = null;
        if (TryReadReserved("in"))
        {
            words = [];
            while (TryReadWord() is { } word)
                words.Add(word);
        }
        SkipBlanks();
        if (Current == ';')
            _at++;
        SkipLines();
        return new ForNode(name, words, ReadBody());
    }

    private ArithmeticForNode ReadArithmeticFor()
    {
        _at += 2;
        var parts = ReadUntilDoubleParenthesis().Split(';');
        if (parts.Length != 3)
            throw ShellSyntaxException.Unexpected("\"))\"");
        SkipBlanks();
        if (Current == ';')
            _at++;
        SkipLines();
        return new(ArithmeticWord(parts[0]), ArithmeticWord(parts[1]), ArithmeticWord(parts[2]), ReadBody());
    }

    private CaseNode ReadCase()
    {
        var subject = TryReadWord() ?? throw ShellSyntaxException.Unexpected("newline");
        SkipLines();
        Expect("in");
        List<CaseArm> arms = [];
        while (true)
        {
            SkipLines();
            if (TryReadReserved("esac"))
                return new(subject, arms);
            ThrowAtEnd("esac");
            if (Current == '(')
                _at++;
            List<Word> patterns = [];
            do
            {
                patterns.Add(TryReadWord() ?? throw ShellSyntaxException.Unexpected($"\"{PeekToken()}\""));
                SkipBlanks();
            }
            while (TryTake('|'));
            Expect(")");
            arms.Add(new(patterns, ReadList("esac")));
            SkipBlanks();
            if (LooksAt(";;"))
                _at += 2;
        }
    }

    private FunctionNode ReadFunction(string name)
    {
        SkipBlanks();
        if (Current == '(')
        {
            _at++;
            Expect(")");
        }
        SkipLines();
        Enter();
        var body = ReadCommand();
        _depth--;
        return new(name, body);
    }

    private SimpleNode ReadSimple()
    {
        List<Assignment> assignments = [];
        List<Word> words = [];
        List<Redirection> redirections = [];
        List<Assignment> declared = [];
        while (true)
        {
            if (TryReadRedirection() is { } redirection)
                redirections.Add(redirection);
            else if (words is [{ Bare: "declare" or "local" or "typeset" or "readonly" or "export" }, ..] && TryReadArray() is { } array)
            {
                declared.Add(array);
                words.Add(Word.Of(array.Name));
            }
            else if (words.Count == 0 && TryReadAssignment() is { } assignment)
                assignments.Add(assignment);
            else if (TryReadWord() is { } word)
                words.Add(word);
            else
                break;
        }
        if (assignments.Count + words.Count + redirections.Count == 0)
            throw IsAtEnd ? ShellSyntaxException.EndOfFile("command") : ShellSyntaxException.Unexpected(Current == '\n' ? "newline" : $"\"{PeekToken()}\"");
        return new(assignments, words, redirections) { Declared = declared };
    }

    private Assignment? TryReadArray()
    {
        var start = _at;
        if (TryReadAssignment() is { Elements: not null } array)
            return array;
        _at = start;
        return null;
    }
}
