namespace ClusterSim.ApiServer.Validation;

/// <summary>What a pod's specification is checked for, and rules that are loosened for what is stored already, so that a stricter server can still update it.</summary>
/// <remarks>Source: api/pod/util.go, GetValidationOptionsFromPodSpecAndMeta (v1.36), with the feature gates' defaults.</remarks>
internal sealed record PodValidationOptions
{
    /// <summary>What holds for the template of a new workload.</summary>
    public static PodValidationOptions ForCreate { get; } = new();

    /// <summary>What holds for a new pod.</summary>
    public static PodValidationOptions ForPod { get; } = new() { IsPod = true };

    /// <summary>Whether the specification is a pod's own rather than part of a template.</summary>
    public bool IsPod { get; init; }

    /// <summary>Whether the deletion cost in the annotations may be no number.</summary>
    public bool AllowInvalidDeletionCost { get; init; }

    /// <summary>Whether amounts of huge pages may be no whole number of pages.</summary>
    public bool AllowIndivisibleHugePages { get; init; }

    /// <summary>Whether selectors of pod affinity may have values that are no labels.</summary>
    public bool AllowInvalidAffinitySelector { get; init; }

    /// <summary>Whether required node affinity may have values that are no labels.</summary>
    public bool AllowInvalidNodeAffinity { get; init; }

    /// <summary>Whether selectors of spread constraints may be invalid.</summary>
    public bool AllowInvalidSpreadSelector { get; init; }

    /// <summary>Whether <c>matchLabelKeys</c> of spread constraints may be invalid.</summary>
    public bool AllowInvalidSpreadKeys { get; init; }

    /// <summary>Whether projected tokens may have paths that lead elsewhere.</summary>
    public bool AllowNonLocalTokenPath { get; init; }

    /// <summary>Whether sysctls of a namespace that is shared with the host are tolerated.</summary>
    public bool AllowHostSysctls { get; init; }

    /// <summary>Whether block devices may be combined with a user namespace.</summary>
    public bool AllowDevicesInUserNamespaces { get; init; }

    /// <summary>Whether tolerations may compare numbers.</summary>
    public bool AllowComparingTolerations { get; init; }

    /// <summary>Whether volumes may be relabelled by mount option, for which the feature gate is off.</summary>
    public bool AllowAnySeLinuxChangePolicy { get; init; }

    /// <summary>What holds for an update of a template: what <paramref name="old"/> got away with stays allowed.</summary>
    public static PodValidationOptions ForUpdate(PodTemplateSpec? old) => old is null ? ForCreate : StoredPodTolerance.Of(old.Spec, old.Metadata, ForCreate);

    /// <inheritdoc cref="ForUpdate(PodTemplateSpec?)"/>
    public static PodValidationOptions ForUpdate(PodSpec old) => StoredPodTolerance.Of(old, Unset<ObjectMeta>.Value, ForCreate);

    /// <summary>What holds for an update of a pod: what <paramref name="old"/> got away with stays allowed.</summary>
    public static PodValidationOptions ForUpdate(Pod old) => StoredPodTolerance.Of(old.Spec, old.Metadata, ForPod);

    /// <summary>What holds for a pod when only its status changes.</summary>
    public static PodValidationOptions ForStatusUpdate(Pod old) =>
        PodDeletionCost.IsValid(old.Metadata.Annotations) ? ForPod : ForPod with { AllowInvalidDeletionCost = true };
}
