using System.Text.RegularExpressions;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content><c>[[ … ]]</c>: words are not split in it, and the right one of a comparison is a pattern.</content>
internal sealed partial class ShellInterpreter
{
    private async Task<int> CheckAsync(ConditionNode condition)
    {
        var right = await ExpandToTextAsync(condition.Right);
        if (condition.Left is null)
            return condition.How == "-v" ? ValueOf(right) is null ? 1 : 0 : await TestAsync([condition.How, right]);
        var left = await ExpandToTextAsync(condition.Left);
        switch (condition.How)
        {
            case "=" or "==" or "!=":
                return GlobPattern.IsMatch(await ExpandToPatternAsync(condition.Right), left) == (condition.How != "!=") ? 0 : 1;
            case "=~":
                return Match(left, await ExpandToRegexAsync(condition.Right)) ? 0 : 1;
            case "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge":
                var numbers = (await EvaluateAsync(Word.Of(left)), await EvaluateAsync(Word.Of(right)));
                return numbers is ({ } first, { } second) ? await TestAsync([$"{first}", condition.How, $"{second}"]) : 1;
            default:
                return await TestAsync([left, condition.How, right]);
        }
    }

    private Task<int> TestAsync(IReadOnlyList<string> words) => TestCommand.RunAsync(_process.With(["[", .. words, "]"], Exported()));

    private async Task<string> ExpandToRegexAsync(Word word)
    {
        var pattern = "";
        foreach (var part in word.Parts)
        {
            var text = await ExpandToTextAsync(new([part]));
            pattern += part.IsQuoted ? Regex.Escape(text) : text;
        }
        return BasicPattern.ToExtendedRegex(pattern);
    }

    private bool Match(string text, string regex)
    {
        var match = BasicPattern.Compile(regex, ignoreCase: false).Match(text);
        if (match.Success)
            SetArray("BASH_REMATCH", ShellArray.Of(match.Groups.Values.Select(static group => group.Value)));
        return match.Success;
    }
}
