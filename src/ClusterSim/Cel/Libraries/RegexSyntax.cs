using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ClusterSim.Serialization;

namespace ClusterSim.Cel.Libraries;

/// <summary>The patterns of expressions, each made ready once.</summary>
internal static class RegexSyntax
{
    // A pattern written out in an expression is the same string at every evaluation, and is kept as long as that lives.
    private static readonly ConditionalWeakTable<string, Regex> Kept = [];

    /// <summary>The pattern, ready to be used; false with the reason when it is none.</summary>
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (Kept.TryGetValue(pattern, out regex))
            return true;
        try
        {
            regex = GoRegex.Compile(pattern);
            Kept.AddOrUpdate(pattern, regex);
            return true;
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
            return false;
        }
    }
}
