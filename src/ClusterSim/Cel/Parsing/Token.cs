namespace ClusterSim.Cel.Parsing;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What sort of word; the words <c>true</c>, <c>false</c>, <c>null</c> and <c>in</c> count as operators.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Offset">Code points before it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    public bool Is(string text) => Kind == TokenKind.Operator && Text == text;

    /// <summary>How messages name it.</summary>
    public override string ToString() => Kind == TokenKind.End ? "'<EOF>'" : $"'{Text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}'";
}
