using System.Diagnostics.CodeAnalysis;

namespace ClusterSim.Serialization.JsonPaths;

/// <summary>A path into JSON that leads to any number of values, as <c>kubectl</c> and printer columns write it: <c>.status.conditions[?(@.type=="Ready")].status</c>.</summary>
/// <remarks>
/// Source: client-go util/jsonpath (v1.36).
/// Differs from Kubernetes: one path, without the text and the loops of templates around it.
/// </remarks>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<JsonPathStep> _steps;

    internal JsonPath(IReadOnlyList<JsonPathStep> steps) => _steps = steps;

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? error)
    {
        try
        {
            path = new JsonPathParser(text).Parse();
            error = null;
            return true;
        }
        catch (FormatException wrong)
        {
            (path, error) = (null, wrong.Message);
            return false;
        }
    }

    /// <summary>The values it leads to, in order; what is not there leads to none.</summary>
    public IReadOnlyList<JsonValue> Find(JsonValue root)
    {
        IEnumerable<JsonValue> values = [root];
        foreach (var step in _steps)
            values = values.SelectMany(step.Take);
        return [.. values];
    }
}
