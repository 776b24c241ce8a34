namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>A part of a shell script that can be run.</summary>
internal abstract record ShellNode;

/// <summary>Commands one after the other.</summary>
internal sealed record ListNode(IReadOnlyList<ListItem> Items) : ShellNode;

/// <summary>A command of a list, and whether the shell goes on without waiting for it.</summary>
internal sealed record ListItem(ShellNode Command, bool IsBackground);

/// <summary>Two commands, the second of which runs only after success, or only after failure, of the first.</summary>
internal sealed record AndOrNode(ShellNode Left, bool OnSuccess, ShellNode Right) : ShellNode;

/// <summary>Commands joined by pipes.</summary>
internal sealed record PipelineNode(IReadOnlyList<ShellNode> Commands, bool IsNegated) : ShellNode;

/// <summary>Assignments, and the words of one command.</summary>
internal sealed record SimpleNode(IReadOnlyList<Assignment> Assignments, IReadOnlyList<Word> Words, IReadOnlyList<Redirection> Redirections) : ShellNode
{
    /// <summary>Arrays among the words of <c>declare</c> and its like.</summary>
    public IReadOnlyList<Assignment> Declared { get; init; } = [];
}

/// <summary>A command made of others, with redirections for all of them.</summary>
internal sealed record RedirectedNode(ShellNode Body, IReadOnlyList<Redirection> Redirections) : ShellNode;

/// <summary><c>( … )</c></summary>
internal sealed record SubshellNode(ShellNode Body) : ShellNode;

/// <summary><c>if … then … else … fi</c></summary>
internal sealed record IfNode(ShellNode Condition, ShellNode Then, ShellNode? Else) : ShellNode;

/// <summary><c>while … do … done</c>, and <c>until</c>.</summary>
internal sealed record WhileNode(ShellNode Condition, ShellNode Body, bool IsUntil) : ShellNode;

/// <summary><c>for NAME in … do … done</c>; without words over the positional parameters.</summary>
internal sealed record ForNode(string Name, IReadOnlyList<Word>? Words, ShellNode Body) : ShellNode;

/// <summary><c>for ((…; …; …))</c>, as bash has it.</summary>
internal sealed record ArithmeticForNode(Word First, Word Condition, Word Next, ShellNode Body) : ShellNode;

/// <summary><c>case … in … esac</c></summary>
internal sealed record CaseNode(Word Subject, IReadOnlyList<CaseArm> Arms) : ShellNode;

/// <summary>Patterns, and what to do when one of them matches.</summary>
internal sealed record CaseArm(IReadOnlyList<Word> Patterns, ShellNode Body);

/// <summary><c>name() …</c></summary>
internal sealed record FunctionNode(string Name, ShellNode Body) : ShellNode;

/// <summary><c>((…))</c>, as bash has it: true unless zero.</summary>
internal sealed record ArithmeticNode(Word Expression) : ShellNode;

/// <summary>A condition between <c>[[</c> and <c>]]</c>.</summary>
/// <param name="Left">What is compared; null when there is only one word.</param>
/// <param name="How">The operator.</param>
/// <param name="Right">With what.</param>
internal sealed record ConditionNode(Word? Left, string How, Word Right) : ShellNode;

/// <summary><c>NAME=value</c></summary>
internal sealed record Assignment(string Name, Word Value, bool IsAppended)
{
    /// <summary>As in <c>NAME[index]=value</c>.</summary>
    public Word? Index { get; init; }

    /// <summary>As in <c>NAME=(…)</c>, some with a key.</summary>
    public IReadOnlyList<(Word? Key, Word Value)>? Elements { get; init; }
}

/// <summary>A redirection.</summary>
/// <param name="Descriptor">What is redirected: 0, 1 or 2; both outputs for <c>&amp;&gt;</c>, which is written as -1.</param>
/// <param name="Kind">How.</param>
/// <param name="Target">To or from where.</param>
internal sealed record Redirection(int Descriptor, RedirectionKind Kind, Word Target)
{
    public const int BothOutputs = -1;
}

/// <summary>How something is redirected.</summary>
internal enum RedirectionKind : byte
{
    /// <summary><c>&lt;</c></summary>
    Input,

    /// <summary><c>&gt;</c></summary>
    Output,

    /// <summary><c>&gt;&gt;</c></summary>
    Append,

    /// <summary><c>&gt;&amp;</c>, <c>&lt;&amp;</c></summary>
    Duplicate,

    /// <summary>A text: <c>&lt;&lt;</c>, <c>&lt;&lt;&lt;</c>.</summary>
    Text,
}

/// <summary>A word, as written.</summary>
internal sealed record Word(IReadOnlyList<WordPart> Parts)
{
    public static Word Of(string text) => new([new TextPart(text, IsQuoted: true)]);

    /// <summary>The text of a word without quotes and expansions; null for others.</summary>
    public string? Bare => Parts is [TextPart { IsQuoted: false } only] ? only.Text : null;
}

/// <summary>A part of a word.</summary>
/// <param name="IsQuoted">Whether it stands in quotes, so that it is not split, and matches itself only.</param>
internal abstract record WordPart(bool IsQuoted);

/// <summary>Plain text.</summary>
internal sealed record TextPart(string Text, bool IsQuoted) : WordPart(IsQuoted);

/// <summary><c>$NAME</c>, <c>${NAME…}</c>.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Operator">As in <c>:-</c>, <c>%%</c>, <c>#</c>; <c>length</c> for <c>${#NAME}</c>, <c>indirect</c> for <c>${!NAME}</c>, <c>indices</c> for <c>${!NAME[@]}</c>; empty for none.</param>
/// <param name="Argument">What follows the operator.</param>
/// <param name="IsQuoted">Whether it stands in quotes.</param>
internal sealed record ParameterPart(string Name, string Operator, Word? Argument, bool IsQuoted) : WordPart(IsQuoted)
{
    /// <summary>What stands in brackets: an index, or <c>@</c>.</summary>
    public Word? Index { get; init; }
}

/// <summary><c>$(…)</c></summary>
internal sealed record CommandPart(ShellNode Command, bool IsQuoted) : WordPart(IsQuoted);

/// <summary><c>$((…))</c></summary>
internal sealed record ArithmeticPart(Word Expression, bool IsQuoted) : WordPart(IsQuoted);
