using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Selectors;

/// <summary>Reads a label query token by token.</summary>
/// <remarks>Source: apimachinery labels/selector.go, Parser (v1.36). The texts are the real one's, oddities included.</remarks>
internal sealed class LabelQueryParser(string text)
{
    private readonly List<(LabelToken Token, string Text)> _tokens = LabelQueryLexer.Tokens(text);
    private int _at;

    private (LabelToken Token, string Text) Next => _tokens[_at];

    public List<LabelRequirement> Parse()
    {
        List<LabelRequirement> requirements = [];
        while (Next.Token != LabelToken.End)
        {
            if (!IsWord(Next.Token) && Next.Token != LabelToken.Not)
                throw Expected("!, identifier, or 'end of string'");
            requirements.Add(ParseRequirement());
            if (Next.Token == LabelToken.End)
                break;
            if (Next.Token != LabelToken.Comma)
                throw Expected("',' or 'end of string'");
            _at++;
            if (!IsWord(Next.Token) && Next.Token != LabelToken.Not)
                throw Expected("identifier after ','");
        }
        return requirements;
    }

    private LabelRequirement ParseRequirement()
    {
        try
        {
            var absent = Next.Token == LabelToken.Not;
            if (absent)
                _at++;
            var key = ParseKey();
            if (Next.Token is LabelToken.End or LabelToken.Comma)
                return LabelRequirement.Checked(key, absent ? LabelOperator.DoesNotExist : LabelOperator.Exists, []);
            if (absent) // Whatever follows is left to the caller, which will not like it.
                return LabelRequirement.Checked(key, LabelOperator.DoesNotExist, []);
            var @operator = ParseOperator();
            return LabelRequirement.Checked(key, @operator, @operator is LabelOperator.In or LabelOperator.NotIn ? ParseSet() : [ParseValue()]);
        }
        catch (SelectorException wrong)
        {
            throw new SelectorException("unable to parse requirement: " + wrong.Message);
        }
    }

    private string ParseKey()
    {
        if (!IsWord(Next.Token))
            throw Expected("identifier");
        var key = Take();
        if (LabelSyntax.CheckKey(key) is { Count: > 0 } problems)
            throw new SelectorException($"<nil>: Invalid value: {GoText.Quote(key)}: {string.Join("; ", problems)}");
        return key;
    }

    private LabelOperator ParseOperator()
    {
        var @operator = Next.Token switch
        {
            LabelToken.In => LabelOperator.In,
            LabelToken.NotIn => LabelOperator.NotIn,
            LabelToken.Equals => LabelOperator.Equals,
            LabelToken.DoubleEquals => LabelOperator.DoubleEquals,
            LabelToken.NotEquals => LabelOperator.NotEquals,
            LabelToken.GreaterThan => LabelOperator.GreaterThan,
            LabelToken.LessThan => LabelOperator.LessThan,
            _ => throw Expected("in, notin, =, ==, !=, gt, lt"),
        };
        _at++;
        return @operator;
    }

    private string ParseValue()
    {
        if (Next.Token is LabelToken.End or LabelToken.Comma)
            return "";
        return IsWord(Next.Token) ? Take() : throw Expected("identifier");
    }

    private List<string> ParseSet()
    {
        if (Next.Token != LabelToken.OpenParenthesis)
            throw new SelectorException($"found '{Next.Text}' expected: '('");
        _at++;
        if (Next.Token == LabelToken.CloseParenthesis)
        {
            _at++;
            return [""];
        }
        if (!IsWord(Next.Token) && Next.Token != LabelToken.Comma)
            throw Expected("',', ')' or identifier");
        var values = ParseValues();
        _at++; // The closing parenthesis, on which the list ends.
        return values;
    }

    /// <summary>Values between commas; where one is missing it is the empty one.</summary>
    private List<string> ParseValues()
    {
        List<string> values = [];
        while (true)
        {
            if (IsWord(Next.Token))
            {
                values.Add(Take());
                if (Next.Token == LabelToken.CloseParenthesis)
                    return values;
                if (Next.Token != LabelToken.Comma)
                    throw Expected("',' or ')'");
            }
            else if (Next.Token == LabelToken.Comma)
            {
                _at++;
                if (values.Count == 0 || Next.Token is LabelToken.CloseParenthesis or LabelToken.Comma)
                    values.Add("");
                if (Next.Token == LabelToken.CloseParenthesis)
                    return values;
            }
            else
                throw Expected("',', or identifier");
        }
    }

    /// <summary>Words that are operators elsewhere are good keys and values.</summary>
    private static bool IsWord(LabelToken token) => token is LabelToken.Identifier or LabelToken.In or LabelToken.NotIn;

    private string Take() => _tokens[_at++].Text;

    private SelectorException Expected(string what) => new($"found '{Next.Text}', expected: {what}");
}
