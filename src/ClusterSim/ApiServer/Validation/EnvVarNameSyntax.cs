namespace ClusterSim.ApiServer.Validation;

/// <summary>Names of environment variables: since 1.34 anything printable but the equals sign.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsRelaxedEnvVarName (v1.36).</remarks>
internal static class EnvVarNameSyntax
{
    /// <summary>What is wrong with <paramref name="name"/>; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(string name) => name.Length == 0
        ? ["environment variable name must be non-empty"]
        : name.All(character => character is >= ' ' and <= '~' and not '=')
            ? []
            : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}
