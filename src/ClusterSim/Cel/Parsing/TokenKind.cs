namespace ClusterSim.Cel.Parsing;

/// <summary>The sorts of words of the language.</summary>
internal enum TokenKind
{
    End,
    Operator,
    Identifier,
    Int,
    Uint,
    Float,
    String,
    Bytes,
}
