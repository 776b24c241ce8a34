using System.Globalization;

namespace ClusterSim.Cel.Parsing;

/// <summary>Makes an expression's tree of its words.</summary>
/// <remarks>
/// Source: cel-spec doc/langdef.md; messages as cel-go's generated parser gives them. Differs from Kubernetes: the generated parser guesses how to go on after a mistake
/// and may report more of them; here a second one is told only where an extra word can be left out.
/// </remarks>
internal sealed partial class Parser(CelSource source, List<CelIssue> issues)
{
    private const int MaxDepth = 250;

    private static readonly string[] ReservedIdentifiers =
    [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "package", "namespace", "null", "return", "true", "var",
        "void", "while",
    ];

    private readonly List<Token> _tokens = new Lexer(source, issues).Read();
    private int _at;
    private int _depth;

    private Token Current => _tokens[_at];

    private Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>The tree; null when the issues say why there is none.</summary>
    public static CelNode? Parse(CelSource source, List<CelIssue> issues)
    {
        try
        {
            var parser = new Parser(source, issues);
            var root = parser.ReadExpression();
            parser.ExpectEnd();
            return issues.Count == 0 ? root : null;
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    private void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
            Report(Current, Following.Kind == TokenKind.End ? $"extraneous input {Current} expecting <EOF>" : $"mismatched input {Current} expecting <EOF>");
    }

    private CelNode ReadExpression()
    {
        CountDepth();
        var condition = ReadOr();
        if (Current.Is("?"))
        {
            var question = Take();
            var whenTrue = ReadOr();
            Expect(":");
            condition = Call(question, "_?_:_", condition, whenTrue, ReadExpression());
        }
        _depth--;
        return condition;
    }

    private CelNode ReadOr() => Balanced("||", "_||_", ReadAnd);

    private CelNode ReadAnd() => Balanced("&&", "_&&_", ReadRelation);

    // Chains become balanced trees, so that long ones are not deep.
    private CelNode Balanced(string text, string function, Func<CelNode> readTerm)
    {
        var terms = new List<CelNode> { readTerm() };
        var operators = new List<Token>();
        while (Current.Is(text))
        {
            operators.Add(Take());
            terms.Add(readTerm());
        }
        return Balance(0, operators.Count - 1);

        CelNode Balance(int low, int high)
        {
            if (operators.Count == 0)
                return terms[0];
            var middle = (low + high + 1) / 2;
            var left = middle == low ? terms[middle] : Balance(low, middle - 1);
            var right = middle == high ? terms[middle + 1] : Balance(middle + 1, high);
            return Call(operators[middle], function, left, right);
        }
    }

    private CelNode ReadRelation()
    {
        var left = ReadSum();
        var started = _depth;
        while (Current.Kind == TokenKind.Operator && Current.Text is "<" or "<=" or ">=" or ">" or "==" or "!=" or "in")
        {
            var token = Take();
            left = Call(token, token.Text == "in" ? "@in" : $"_{token.Text}_", left, ReadSum());
            CountDepth();
        }
        _depth = started;
        return left;
    }

    private CelNode ReadSum()
    {
        var left = ReadProduct();
        var started = _depth;
        while (Current.Is("+") || Current.Is("-"))
        {
            var token = Take();
            left = Call(token, $"_{token.Text}_", left, ReadProduct());
            CountDepth();
        }
        _depth = started;
        return left;
    }

    private CelNode ReadProduct()
    {
        var left = ReadUnary();
        var started = _depth;
        while (Current.Is("*") || Current.Is("/") || Current.Is("%"))
        {
            var token = Take();
            left = Call(token, $"_{token.Text}_", left, ReadUnary());
            CountDepth();
        }
        _depth = started;
        return left;
    }

    private CelNode ReadUnary()
    {
        if (IsSignOfNumber || (!Current.Is("!") && !Current.Is("-")))
            return ReadMember();
        var first = Take();
        var count = 1;
        for (; Current.Is(first.Text) && !IsSignOfNumber; count++)
            Take();
        var operand = ReadMember();
        return count % 2 == 0 ? operand : Call(first, first.Text == "!" ? "!_" : "-_", operand);
    }

    private bool IsSignOfNumber => Current.Is("-") && (Following.Kind is TokenKind.Int or TokenKind.Float);

    private CelNode ReadMember()
    {
        var member = ReadPrimary();
        var started = _depth;
        while (Current.Is(".") || Current.Is("["))
        {
            member = Current.Is(".") ? ReadSelection(member, Take()) : ReadIndex(member, Take());
            CountDepth();
        }
        _depth = started;
        return member;
    }

    private void CountDepth()
    {
        if (++_depth <= MaxDepth)
            return;
        issues.Add(new(CelIssue.Nowhere, $"expression recursion limit exceeded: {MaxDepth}"));
        throw new SyntaxException();
    }

    private CelNode ReadSelection(CelNode operand, Token dot)
    {
        var isOptional = Current.Is("?");
        if (isOptional)
            Take();
        if (Current.Kind != TokenKind.Identifier)
            Fail(Current, $"no viable alternative at input '.{(isOptional ? "?" : "")}{Current.Text}'");
        var name = Take();
        if (isOptional)
            return Call(dot, "_?._", operand, new LiteralNode(name.Offset, new CelString(name.Text)));
        return Current.Is("(") ? ReadArguments(Take(), name, operand) : new SelectNode(dot.Offset, operand, name.Text);
    }

    private CallNode ReadIndex(CelNode operand, Token bracket)
    {
        var isOptional = Current.Is("?");
        if (isOptional)
            Take();
        var index = ReadExpression();
        Expect("]");
        return Call(bracket, isOptional ? "_[?_]" : "_[_]", operand, index);
    }

    private CelNode ReadArguments(Token open, Token name, CelNode? target, string prefix = "")
    {
        var arguments = new List<CelNode>();
        if (!Current.Is(")"))
            do
                arguments.Add(ReadExpression());
            while (TakeIf(","));
        Expect(")");
        return new Macros(issues, open.Offset).Expand(prefix + name.Text, target, arguments) ?? new CallNode(open.Offset, prefix + name.Text, target, arguments);
    }

    private CelNode ReadPrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Int or TokenKind.Uint or TokenKind.Float:
                return ReadNumber(Take());
            case TokenKind.String:
                Take();
                return new LiteralNode(token.Offset, new CelString(StringLiteral.ReadText(token.Text) ?? Invalid(token, "invalid string literal", token.Text)));
            case TokenKind.Bytes:
                Take();
                return new LiteralNode(token.Offset, new CelBytes(StringLiteral.ReadBytes(token.Text) ?? Invalid<byte[]>(token, "invalid bytes literal", [])));
            case TokenKind.Identifier:
                return ReadName("");
            case TokenKind.Operator:
                return ReadPrimaryOperator(token);
            default:
                return FailToStart(token);
        }
    }

    private CelNode ReadPrimaryOperator(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                Take();
                return new LiteralNode(token.Offset, CelBool.Of(token.Text == "true"));
            case "null":
                Take();
                return new LiteralNode(token.Offset, CelNull.Value);
            case "(":
                Take();
                var inner = ReadExpression();
                Expect(")");
                return inner;
            case "[":
                Take();
                return ReadList(token);
            case "{":
                Take();
                return ReadMap(token);
            case "-" when IsSignOfNumber:
                var sign = Take();
                return ReadNumber(Take(), sign);
            case "." when Following.Kind == TokenKind.Identifier:
                Take();
                return ReadName(".");
            default:
                return FailToStart(token);
        }
    }

    private CelNode ReadName(string prefix)
    {
        var name = Take();
        if (Current.Is("("))
            return ReadArguments(Take(), name, null, prefix);
        if (FindObjectBrace() is { } brace)
        {
            var names = name.Text;
            while (_at < brace)
                names += Take().Text;
            return ReadObject(Take(), prefix + names);
        }
        if (ReservedIdentifiers.Contains(name.Text))
            issues.Add(new(name.Offset, $"reserved identifier: {name.Text}"));
        return new IdentNode(name.Offset, prefix + name.Text);
    }

    // Names with dots between them, then a brace: an object is written out.
    private int? FindObjectBrace()
    {
        var at = _at;
        while (_tokens[at].Is(".") && _tokens[at + 1].Kind == TokenKind.Identifier)
            at += 2;
        return _tokens[at].Is("{") ? at : null;
    }

    private LiteralNode ReadNumber(Token number, Token? sign = null)
    {
        var text = (sign is null ? "" : "-") + number.Text;
        var offset = sign?.Offset ?? number.Offset;
        switch (number.Kind)
        {
            case TokenKind.Float:
                return new(offset, new CelDouble(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)));
            case TokenKind.Uint:
                if (!TryReadUnsigned(number.Text[..^1], out var unsigned))
                    issues.Add(new(offset, "invalid uint literal"));
                return new(offset, new CelUint(unsigned));
            default:
                var isRead = TryReadUnsigned(number.Text, out var magnitude) && magnitude <= (sign is null ? long.MaxValue : (ulong)long.MaxValue + 1);
                if (!isRead)
                    issues.Add(new(offset, "invalid int literal"));
                return new(offset, new CelInt(sign is null ? unchecked((long)magnitude) : unchecked(-(long)magnitude)));
        }
    }

    private static bool TryReadUnsigned(string text, out ulong number) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private ListNode ReadList(Token open)
    {
        var items = new List<CelNode>();
        var optional = new SortedSet<int>();
        while (!Current.Is("]"))
        {
            if (TakeIf("?"))
                optional.Add(items.Count);
            items.Add(ReadExpression());
            if (!TakeIf(","))
                break;
        }
        Expect("]");
        return new(open.Offset, items, optional);
    }

    private MapNode ReadMap(Token open)
    {
        var entries = new List<EntryNode>();
        while (!Current.Is("}"))
        {
            var isOptional = TakeIf("?");
            var key = ReadExpression();
            var colon = Expect(":");
            entries.Add(new(colon.Offset, key, ReadExpression(), isOptional));
            if (!TakeIf(","))
                break;
        }
        Expect("}");
        return new(open.Offset, entries);
    }

    private ObjectNode ReadObject(Token open, string name)
    {
        var entries = new List<EntryNode>();
        while (!Current.Is("}"))
        {
            var isOptional = TakeIf("?");
            if (Current.Kind != TokenKind.Identifier)
                Fail(Current, $"mismatched input {Current} expecting {{'}}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}}");
            var field = Take();
            var colon = Expect(":");
            entries.Add(new(colon.Offset, new LiteralNode(field.Offset, new CelString(field.Text)), ReadExpression(), isOptional));
            if (!TakeIf(","))
                break;
        }
        Expect("}");
        return new(open.Offset, name, entries);
    }

    private T Invalid<T>(Token token, string message, T instead)
    {
        issues.Add(new(token.Offset, message));
        return instead;
    }

    private static CallNode Call(Token token, string function, params CelNode[] arguments) => new(token.Offset, function, null, arguments);
}
