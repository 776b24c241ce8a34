namespace ClusterSim.ApiServer.Validation;

/// <summary>Keys of ConfigMaps and Secrets, which become file names.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsConfigMapKey (v1.36).</remarks>
internal static class ConfigMapKeySyntax
{
    private static readonly string NotAKey = FormatText.Regex(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name");

    /// <summary>What is wrong with <paramref name="key"/>; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(string key)
    {
        List<string> wrong = [.. FormatText.TooLong(key, DnsName.MaxSubdomainLength)];
        if (key.Length == 0 || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
            wrong.Add(NotAKey);
        if (key is "." or "..")
            wrong.Add($"must not be '{key}'");
        else if (key.StartsWith("..", StringComparison.Ordinal))
            wrong.Add("must not start with '..'");
        return wrong;
    }
}
