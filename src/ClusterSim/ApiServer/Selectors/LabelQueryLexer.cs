namespace ClusterSim.ApiServer.Selectors;

/// <summary>What a label query is made of.</summary>
internal enum LabelToken
{
    Error,
    End,
    CloseParenthesis,
    Comma,
    Not,
    DoubleEquals,
    Equals,
    GreaterThan,
    Identifier,
    In,
    LessThan,
    NotEquals,
    NotIn,
    OpenParenthesis,
}

/// <summary>Cuts a label query into tokens.</summary>
/// <remarks>Source: apimachinery labels/selector.go, Lexer (v1.36).</remarks>
internal static class LabelQueryLexer
{
    private const string Symbols = "=!(),><";
    private const string Blanks = " \t\r\n";

    public static List<(LabelToken Token, string Text)> Tokens(string text)
    {
        List<(LabelToken, string)> tokens = [];
        var at = 0;
        while (true)
        {
            while (at < text.Length && Blanks.Contains(text[at]))
                at++;
            if (at == text.Length)
                break;
            tokens.Add(Symbols.Contains(text[at]) ? Symbol(text, ref at) : Word(text, ref at));
        }
        tokens.Add((LabelToken.End, ""));
        return tokens;
    }

    private static (LabelToken, string) Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !Symbols.Contains(text[at]) && !Blanks.Contains(text[at]))
            at++;
        var word = text[start..at];
        return (word switch { "in" => LabelToken.In, "notin" => LabelToken.NotIn, _ => LabelToken.Identifier }, word);
    }

    /// <summary>The longest symbol that the text goes on with. Of characters that only look like one, all are taken.</summary>
    private static (LabelToken, string) Symbol(string text, ref int at)
    {
        var start = at;
        (LabelToken Token, string Text) found = default;
        for (; at < text.Length && Symbols.Contains(text[at]); at++)
        {
            var candidate = text[start..(at + 1)];
            if (SymbolOf(candidate) is { } token)
                found = (token, candidate);
            else if (found.Text is not null)
                break;
        }
        return found.Text is null ? (LabelToken.Error, $"error expected: keyword found '{text[start..at]}'") : found;
    }

    private static LabelToken? SymbolOf(string text) => text switch
    {
        ")" => LabelToken.CloseParenthesis,
        "," => LabelToken.Comma,
        "!" => LabelToken.Not,
        "==" => LabelToken.DoubleEquals,
        "=" => LabelToken.Equals,
        ">" => LabelToken.GreaterThan,
        "<" => LabelToken.LessThan,
        "!=" => LabelToken.NotEquals,
        "(" => LabelToken.OpenParenthesis,
        _ => null,
    };
}
