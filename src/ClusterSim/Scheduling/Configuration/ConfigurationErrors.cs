using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Refuses a configuration in which something is wrong.</summary>
internal static class ConfigurationErrors
{
    /// <exception cref="ArgumentException">There are errors; the message has all of them, each with the path of its field.</exception>
    public static void ThrowIfAny(this FieldErrors errors)
    {
        var texts = errors.Errors.Select(static error => error.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        if (texts.Length > 0)
            throw new ArgumentException(texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]");
    }
}
