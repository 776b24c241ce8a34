using ClusterSim.ApiServer.Validation.Diffs;

namespace ClusterSim.ApiServer.Validation;

/// <summary>What changed between two values, as messages about forbidden changes show it.</summary>
/// <remarks>Source: apimachinery util/diff (v1.36).</remarks>
internal static class InternalDiff
{
    /// <summary>A unified diff of the internal JSON of both, each line ended; empty when they do not differ.</summary>
    public static string Of(object? old, object? changed) => UnifiedDiff.Of(InternalJson.Indented(old).Split('\n'), InternalJson.Indented(changed).Split('\n'));
}
