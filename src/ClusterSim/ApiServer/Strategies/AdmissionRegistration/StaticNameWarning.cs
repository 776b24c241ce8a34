namespace ClusterSim.ApiServer.Strategies;

/// <summary>The warning about names that a feature still to come keeps for files beside the API server.</summary>
/// <remarks>Source: admissionregistration/validation/static_suffix.go (v1.36).</remarks>
internal static class StaticNameWarning
{
    private const string Suffix = ".static.k8s.io"; // StaticConfigSuffix

    public static IEnumerable<string> Of(string? name) => name?.EndsWith(Suffix, StringComparison.Ordinal) == true
        ? [$"metadata.name: names ending with \"{Suffix}\" will be reserved for static manifest-based configurations when the ManifestBasedAdmissionControlConfig feature gate is enabled"]
        : [];
}
