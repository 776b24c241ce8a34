using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>What a definition looked like before: what is as it was is not judged by limits that came later.</summary>
/// <param name="Schema">The schema of the version before; null when there was none.</param>
internal sealed record RulesBefore(JSONSchemaProps? Schema)
{
    public static RulesBefore Of(CustomResourceDefinition? old, string version) =>
        new(old?.Spec.Versions.FirstOrDefault(before => before.Name == version)?.Schema?.OpenAPIV3Schema);
}
