namespace ClusterSim.ApiServer.Discovery;

/// <summary>Which Kubernetes this behaves as.</summary>
/// <remarks>Source: apimachinery version/types.go (v1.36). Differs from Kubernetes: there is no commit, since none was built.</remarks>
internal static class ServerVersion
{
    public const string GitVersion = "v1.36.2";
    private const string Major = "1";
    private const string Minor = "36";

    /// <summary>What <c>/version</c> shows.</summary>
    public static JsonObject Document { get; } = Json.Object(
        ("major", Major),
        ("minor", Minor),
        ("emulationMajor", Major),
        ("emulationMinor", Minor),
        ("minCompatibilityMajor", Major),
        ("minCompatibilityMinor", "35"),
        ("gitVersion", GitVersion),
        ("gitCommit", ""),
        ("gitTreeState", "clean"),
        ("buildDate", "2026-06-09T15:00:00Z"),
        ("goVersion", "go1.26.4"),
        ("compiler", "gc"),
        ("platform", "linux/amd64"));
}
