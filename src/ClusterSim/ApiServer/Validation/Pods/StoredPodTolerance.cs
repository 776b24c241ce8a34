namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds out what a stored specification got away with, so that updates are not refused for it.</summary>
/// <remarks>Source: api/pod/util.go, GetValidationOptionsFromPodSpecAndMeta (v1.36).</remarks>
internal static class StoredPodTolerance
{
    private static readonly FieldPath Nowhere = FieldPath.Root("");

    public static PodValidationOptions Of(PodSpec spec, ObjectMeta metadata, PodValidationOptions options) => options with
    {
        AllowInvalidDeletionCost = !PodDeletionCost.IsValid(metadata.Annotations),
        AllowIndivisibleHugePages = HasIndivisibleHugePages(spec),
        AllowInvalidAffinitySelector = AffinityTerms(spec.Affinity).Any(term => Finds(errors => PodAffinityValidation.ValidateSelectors(term, Nowhere, errors, false))),
        AllowInvalidNodeAffinity = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is { } required && HasInvalidValue(required),
        AllowInvalidSpreadSelector = spec.TopologySpreadConstraints.Any(constraint => Finds(errors => LabelValidation.ValidateSelector(constraint.LabelSelector, Nowhere, errors))),
        AllowInvalidSpreadKeys = spec.TopologySpreadConstraints.Any(constraint =>
            Finds(errors => MatchLabelKeysValidation.Validate(constraint.MatchLabelKeys, [], constraint.LabelSelector, Nowhere, errors))),
        AllowNonLocalTokenPath = TokenPaths(spec).Any(path => Finds(errors => LocalPathValidation.ValidateNonReserved(path, Nowhere, errors))),
        AllowHostSysctls = spec.SecurityContext?.Sysctls.Any(sysctl => Finds(errors => SysctlValidation.ValidateNotHost(sysctl.Name, spec, Nowhere, errors))) ?? false,
        AllowDevicesInUserNamespaces = spec.HostUsers == false && PodContainers.Of(spec).Any(container => container.VolumeDevices.Count > 0),
        AllowAnySeLinuxChangePolicy = spec.SecurityContext?.SeLinuxChangePolicy is not null,
        AllowComparingTolerations = spec.Tolerations.Any(toleration => toleration.Operator is "Lt" or "Gt"),
    };

    private static bool Finds(Action<FieldErrors> check)
    {
        var errors = new FieldErrors();
        check(errors);
        return errors.Any;
    }

    private static bool HasIndivisibleHugePages(PodSpec spec) => PodContainers.Of(spec)
        .SelectMany(container => container.Resources.Limits.Concat(container.Resources.Requests))
        .Concat(spec.Overhead)
        .Any(entry => ResourceNames.IsHugePages(entry.Key) && !ResourceNames.IsDivisible(entry.Key, entry.Value));

    private static bool HasInvalidValue(NodeSelector selector) => selector.NodeSelectorTerms
        .SelectMany(term => term.MatchExpressions)
        .SelectMany(requirement => requirement.Values)
        .Any(value => LabelSyntax.CheckValue(value).Count > 0);

    private static IEnumerable<string> TokenPaths(PodSpec spec) =>
        spec.Volumes.SelectMany(volume => volume.Projected?.Sources ?? []).Select(source => source.ServiceAccountToken?.Path).OfType<string>();

    private static IEnumerable<PodAffinityTerm> AffinityTerms(Affinity? affinity) =>
    [
        .. affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [],
        .. (affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(term => term.PodAffinityTerm),
        .. affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [],
        .. (affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(term => term.PodAffinityTerm),
    ];
}
