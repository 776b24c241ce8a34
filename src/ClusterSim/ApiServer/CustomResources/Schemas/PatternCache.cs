using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>The patterns of a schema, each made ready once.</summary>
internal sealed class PatternCache
{
    private readonly Dictionary<string, Regex> _compiled = new(StringComparer.Ordinal); // Looked up only.

    public bool IsMatch(string pattern, string text)
    {
        if (!_compiled.TryGetValue(pattern, out var regex))
            _compiled.Add(pattern, regex = GoRegex.Compile(pattern));
        return regex.IsMatch(text);
    }
}
