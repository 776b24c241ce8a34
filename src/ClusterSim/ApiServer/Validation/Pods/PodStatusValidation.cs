namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds changes of a pod's status that do not happen in normal operation.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodStatusUpdate (v1.36).</remarks>
internal static class PodStatusValidation
{
    public static void Validate(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors)
    {
        var path = FieldPath.Status;
        if (!ReferenceEquals(pod.Metadata, old.Metadata)) // What is stored is valid.
            PodAnnotationValidation.ValidateUpdate(pod, old, FieldPath.Metadata["annotations"], options, errors);
        ValidateConditions(pod.Status.Conditions, path["conditions"], errors);
        ValidateNominatedNode(pod, old, path["nominatedNodeName"], errors);
        if (pod.Status.ObservedGeneration < 0)
            errors.Invalid(path["observedGeneration"], pod.Status.ObservedGeneration, "must be a non-negative integer");
        errors.Unchanged(path["qosClass"], pod.Status.QosClass ?? "", old.Status.QosClass ?? "");
        ContainerTransitionValidation.Validate(pod.Status, old, path, errors);
        ValidateClaims(pod.Status.ResourceClaimStatuses, pod.Spec.ResourceClaims, path["resourceClaimStatuses"], errors);
        PodAddressValidation.Validate(pod.Status, old.Status, path, errors);
        ContainerStatusValidation.Validate(pod, path, errors);
    }

    private static void ValidateConditions(ValueList<PodCondition> conditions, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].ObservedGeneration < 0)
                errors.Invalid(path[i]["observedGeneration"], conditions[i].ObservedGeneration, "must be a non-negative integer");
            if (conditions[i].Type is not ("PodScheduled" or "Ready" or "Initialized" or "ContainersReady" or "PodReadyToStartContainers"))
                errors.Invalid(path[i]["Type"], conditions[i].Type, LabelSyntax.CheckKey(conditions[i].Type));
        }
    }

    private static void ValidateNominatedNode(Pod pod, Pod old, FieldPath path, FieldErrors errors)
    {
        if (pod.Status.NominatedNodeName is not { Length: > 0 } name || name == old.Status.NominatedNodeName)
            return;
        errors.Invalid(path, name, NameRule.DnsSubdomain.Check(name));
        if (!string.IsNullOrEmpty(old.Spec.NodeName))
            errors.Forbidden(path, "may not be set on pods that are already bound to a node");
    }

    private static void ValidateClaims(ValueList<PodResourceClaimStatus> statuses, ValueList<PodResourceClaim> claims, FieldPath path, FieldErrors errors)
    {
        if (statuses.Count == 0)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < statuses.Count; i++)
        {
            if (claims.All(claim => claim.Name != statuses[i].Name))
                errors.Invalid(path[i]["name"], statuses[i].Name, "must match the name of an entry in `spec.resourceClaims`");
            if (!names.Add(statuses[i].Name))
                errors.Duplicate(path[i]["name"], statuses[i].Name);
            if (statuses[i].ResourceClaimName is { } name)
                errors.Invalid(path[i]["name"], name, NameRule.DnsSubdomain.Check(name));
        }
    }
}
