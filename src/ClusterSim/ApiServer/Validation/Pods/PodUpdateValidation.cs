namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds changes a pod does not take: most of its specification stays as it was made.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodUpdate (v1.36).</remarks>
internal static class PodUpdateValidation
{
    private static readonly string Changeable = string.Join(
        ',',
        "`spec.containers[*].image`",
        "`spec.initContainers[*].image`",
        "`spec.activeDeadlineSeconds`",
        "`spec.tolerations` (only additions to existing tolerations)",
        "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");

    public static void Validate(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        PodAnnotationValidation.ValidateUpdate(pod, old, FieldPath.Metadata["annotations"], options, errors);
        if (!ValidateContainers(pod.Spec.Containers, old.Spec.Containers, path["containers"], errors)
            || !ValidateContainers(pod.Spec.InitContainers, old.Spec.InitContainers, path["initContainers"], errors)
            || !ValidateDeadline(pod.Spec.ActiveDeadlineSeconds, old.Spec.ActiveDeadlineSeconds, path["activeDeadlineSeconds"], errors))
            return;
        ValidateTolerations(pod.Spec.Tolerations, old.Spec.Tolerations, path["tolerations"], options, errors);
        ValidateGates(pod.Spec.SchedulingGates, old.Spec.SchedulingGates, path["schedulingGates"], errors);
        if (pod.Spec == old.Spec)
            return;
        var rest = WithoutChangeable(pod.Spec, old.Spec);
        if (old.Spec.SchedulingGates.Count > 0)
            rest = GatedPodValidation.Validate(rest, old.Spec, path, errors);
        if (rest != old.Spec)
            errors.Forbidden(path, $"pod updates may not change fields other than {Changeable}\n{InternalDiff.Of(old.Spec, rest)}");
    }

    private static PodSpec WithoutChangeable(PodSpec spec, PodSpec old) => spec with
    {
        Containers = WithImages(spec.Containers, old.Containers),
        InitContainers = WithImages(spec.InitContainers, old.InitContainers),
        ActiveDeadlineSeconds = old.ActiveDeadlineSeconds,
        SchedulingGates = old.SchedulingGates,
        Tolerations = old.Tolerations,
        TerminationGracePeriodSeconds = old.TerminationGracePeriodSeconds < 0 && spec.TerminationGracePeriodSeconds == 1
            ? old.TerminationGracePeriodSeconds
            : spec.TerminationGracePeriodSeconds,
    };

    private static ValueList<Container> WithImages(ValueList<Container> containers, ValueList<Container> old) =>
        containers.Select((container, index) => container with { Image = old[index].Image }).ToValueList();

    private static bool ValidateContainers(ValueList<Container> containers, ValueList<Container> old, FieldPath path, FieldErrors errors)
    {
        if (containers.Count != old.Count)
        {
            errors.Forbidden(path, "pod updates may not add or remove containers");
            return false;
        }
        for (var i = 0; i < containers.Count; i++)
        {
            RequiredText.Validate(containers[i].Image, path[i]["image"], errors);
            ContainerValidation.ValidateForPod(containers[i], path[i], errors);
        }
        return true;
    }

    // From none to some, and from some to less.
    private static bool ValidateDeadline(long? deadline, long? old, FieldPath path, FieldErrors errors)
    {
        switch (deadline)
        {
            case null:
                if (old is not null)
                    errors.Invalid(path, null, "must not update from a positive integer to nil value");
                return true;
            case < 0 or > int.MaxValue:
                errors.Invalid(path, deadline, FormatText.Between(0, int.MaxValue));
                return false;
            case var _ when old < deadline:
                errors.Invalid(path, deadline, "must be less than or equal to previous value");
                return false;
            default:
                return true;
        }
    }

    private static void ValidateTolerations(
        ValueList<Toleration> tolerations, ValueList<Toleration> old, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        if (old.Any(before => tolerations.All(now => (before with { TolerationSeconds = now.TolerationSeconds }) != now)))
            errors.Forbidden(path, "existing toleration can not be modified except its tolerationSeconds");
        else
            TolerationValidation.Validate(tolerations, path, errors, options.AllowComparingTolerations);
    }

    private static void ValidateGates(ValueList<PodSchedulingGate> gates, ValueList<PodSchedulingGate> old, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < gates.Count; i++)
            if (old.All(gate => gate.Name != gates[i].Name))
                errors.Forbidden(path[i]["name"], $"only deletion is allowed, but found new scheduling gate '{gates[i].Name}'");
    }
}
