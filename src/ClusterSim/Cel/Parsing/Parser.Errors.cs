using System.Diagnostics.CodeAnalysis;

namespace ClusterSim.Cel.Parsing;

/// <summary>What the parser says when a word is not the one it needs.</summary>
internal sealed partial class Parser
{
    private const string StartOfExpression =
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _at++;
        return token;
    }

    private bool TakeIf(string text)
    {
        if (!Current.Is(text))
            return false;
        _at++;
        return true;
    }

    private Token Expect(string text)
    {
        if (Current.Is(text))
            return Take();
        if (Following.Is(text)) // One word too many.
        {
            Report(Current, $"extraneous input {Current} expecting '{text}'");
            Take();
            return Take();
        }
        if (Current.Kind == TokenKind.End && text is ")" or "]" or "}")
        {
            Report(Current, $"missing '{text}' at {Current}");
            throw new SyntaxException();
        }
        Fail(Current, $"mismatched input {Current} expecting '{text}'");
        return default;
    }

    private CelNode FailToStart(Token token)
    {
        if (token.Kind != TokenKind.End && StartsExpression(Following))
        {
            Report(token, $"extraneous input {token} expecting {StartOfExpression}");
            Take();
            return ReadPrimary();
        }
        Fail(token, $"mismatched input {token} expecting {StartOfExpression}");
        return null;
    }

    private static bool StartsExpression(Token token) =>
        token.Kind is not (TokenKind.End or TokenKind.Operator) || (token.Kind == TokenKind.Operator && token.Text is "[" or "{" or "(" or "." or "-" or "!" or "true" or "false" or "null");

    private void Report(Token token, string message) => issues.Add(new(token.Offset, "Syntax error: " + message));

    [DoesNotReturn]
    private void Fail(Token token, string message)
    {
        Report(token, message);
        throw new SyntaxException();
    }

    /// <summary>There is no going on; what is wrong has been reported.</summary>
    private sealed class SyntaxException : Exception;
}
