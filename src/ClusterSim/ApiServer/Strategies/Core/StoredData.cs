using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What ConfigMaps and Secrets have in common.</summary>
internal static class StoredData
{
    public const int MaxBytes = 1024 * 1024; // MaxSecretSize

    public static void ValidateImmutable(bool isUnchanged, string field, FieldErrors errors)
    {
        if (!isUnchanged)
            errors.Forbidden(FieldPath.Root(field), "field is immutable when `immutable` is set");
    }
}
