namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>What stands between <c>[[</c> and <c>]]</c>.</content>
internal sealed partial class ShellParser
{
    private static readonly string[] Comparisons = ["==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", "=", "<", ">"];

    private ShellNode ReadConditions()
    {
        _at += 2;
        var condition = ReadEitherCondition();
        SkipLines();
        ThrowAtEnd("]]");
        if (!LooksAt("]]"))
            throw ShellSyntaxException.Unexpected($"\"{PeekToken()}\" (expecting \"]]\")");
        _at += 2;
        return condition;
    }

    private ShellNode ReadEitherCondition()
    {
        Enter();
        var left = ReadBothConditions();
        while (TryTakeSymbol("||"))
            left = new AndOrNode(left, OnSuccess: false, ReadBothConditions());
        _depth--;
        return left;
    }

    private ShellNode ReadBothConditions()
    {
        var left = ReadCondition();
        while (TryTakeSymbol("&&"))
            left = new AndOrNode(left, OnSuccess: true, ReadCondition());
        return left;
    }

    private ShellNode ReadCondition()
    {
        SkipLines();
        if (Current == '!' && Peek(1) is ' ' or '\t' or '\n')
        {
            _at++;
            Enter();
            var denied = new PipelineNode([ReadCondition()], IsNegated: true);
            _depth--;
            return denied;
        }
        if (TryTake('('))
        {
            var inner = ReadEitherCondition();
            Expect(")");
            return inner;
        }
        var isUnary = Current == '-' && char.IsAsciiLetter(Peek(1)) && Peek(2) is ' ' or '\t';
        var how = isUnary ? _text.Substring(_at, 2) : null;
        if (isUnary)
            _at += 2;
        var left = ReadTarget();
        if (isUnary)
            return new ConditionNode(null, how!, left);
        SkipBlanks();
        if (Array.Find(Comparisons, LooksAt) is not { } comparison || LooksAt("]]"))
            return new ConditionNode(null, "-n", left);
        _at += comparison.Length;
        SkipBlanks();
        return new ConditionNode(left, comparison, comparison == "=~" ? ReadPattern() : ReadTarget());
    }

    private bool TryTakeSymbol(string symbol)
    {
        SkipLines();
        if (!LooksAt(symbol))
            return false;
        _at += symbol.Length;
        return true;
    }

    /// <summary>A regular expression: in its parentheses everything belongs to it.</summary>
    private Word ReadPattern()
    {
        var depth = 0;
        return new(ReadParts(letter =>
        {
            if (letter == '(')
                depth++;
            else if (letter == ')')
                depth--;
            return depth < 0 || (depth == 0 && letter is ' ' or '\t' or '\n' or ';') || letter == '\n';
        }));
    }
}
