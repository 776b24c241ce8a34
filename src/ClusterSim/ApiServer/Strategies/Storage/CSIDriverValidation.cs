using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a CSIDriver. What defaults fill in is not asked for again.</summary>
/// <remarks>Source: storage/validation/validation.go, validateCSIDriverSpec (v1.36).</remarks>
internal static class CSIDriverValidation
{
    private const long MinTokenSeconds = 600;
    private const long MaxTokenSeconds = 1L << 32;
    private const int MinPeriodSeconds = 10;

    private static readonly string[] GroupPolicies = ["File", "None", "ReadWriteOnceWithFSType"];

    public static void Validate(CSIDriverSpec spec, FieldErrors errors)
    {
        if (spec.FsGroupPolicy is not null && !GroupPolicies.Contains(spec.FsGroupPolicy))
            errors.NotSupported(FieldPath.Spec["fsGroupPolicy"], spec.FsGroupPolicy, GroupPolicies);
        ValidateTokens(spec.TokenRequests, FieldPath.Spec["tokenRequests"], errors);
        foreach (var mode in spec.VolumeLifecycleModes.Where(mode => mode is not ("Persistent" or "Ephemeral")))
            errors.NotSupported(FieldPath.Spec["volumeLifecycleModes"], mode, "Persistent", "Ephemeral");
        if (spec.NodeAllocatableUpdatePeriodSeconds < MinPeriodSeconds)
            errors.Invalid(FieldPath.Spec["nodeAllocatableUpdatePeriodSeconds"], spec.NodeAllocatableUpdatePeriodSeconds, $"must be greater than or equal to {MinPeriodSeconds} seconds");
        if (spec is { ServiceAccountTokenInSecrets: not null, TokenRequests.Count: 0 })
            errors.Invalid(FieldPath.Spec["serviceAccountTokenInSecrets"], spec.ServiceAccountTokenInSecrets, "serviceAccountTokenInSecrets is set but no tokenRequests are specified");
    }

    private static void ValidateTokens(ValueList<TokenRequest> requests, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests.Take(i).Any(other => other.Audience == requests[i].Audience))
                errors.Duplicate(path[i]["audience"], requests[i].Audience);
            else if (requests[i].ExpirationSeconds < MinTokenSeconds)
                errors.Invalid(path[i]["expirationSeconds"], requests[i].ExpirationSeconds, "may not specify a duration less than 10 minutes");
            else if (requests[i].ExpirationSeconds > MaxTokenSeconds)
                errors.Invalid(path[i]["expirationSeconds"], requests[i].ExpirationSeconds, "may not specify a duration larger than 2^32 seconds");
        }
    }
}
