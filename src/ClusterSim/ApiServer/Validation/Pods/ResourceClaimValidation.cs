namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a pod's claims of devices and with its containers' references to them.</summary>
/// <remarks>Source: core/validation/validation.go, validatePodResourceClaims, validateResourceClaimNames (v1.36).</remarks>
internal static class ResourceClaimValidation
{
    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scope.Spec.ResourceClaims.Count; i++)
            ValidateClaim(scope.Spec.ResourceClaims[i], names, path[i], scope.Errors);
    }

    /// <summary>Checks a container's references: each claim, or each request of it, at most once, and only claims the pod has.</summary>
    public static void ValidateReferences(ValueList<ResourceClaim> references, FieldPath path, PodSpecScope scope)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < references.Count; i++)
        {
            if (references[i].Name.Length == 0)
            {
                scope.Errors.Required(path[i]);
                continue;
            }
            ValidateReference(references[i], seen, path[i], scope.Errors);
            if (!scope.ClaimNames.Contains(references[i].Name))
                scope.Errors.NotFound(path[i], references[i].Name, "must be one of the names in pod.spec.resourceClaims" + Names(scope));
        }
    }

    private static void ValidateClaim(PodResourceClaim claim, HashSet<string> names, FieldPath path, FieldErrors errors)
    {
        if (claim.Name.Length == 0)
            errors.Required(path["name"]);
        else if (!names.Add(claim.Name))
            errors.Duplicate(path["name"], claim.Name);
        else
            errors.Invalid(path["name"], claim.Name, DnsName.CheckLabel(claim.Name));

        if (claim is { ResourceClaimName: not null, ResourceClaimTemplateName: not null })
            errors.Invalid(path, claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
        if (claim is { ResourceClaimName: null, ResourceClaimTemplateName: null })
            errors.Invalid(path, claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
        if (claim.ResourceClaimName is { } name)
            errors.Invalid(path["resourceClaimName"], name, NameRule.DnsSubdomain.Check(name));
        if (claim.ResourceClaimTemplateName is { } template)
            errors.Invalid(path["resourceClaimTemplateName"], template, NameRule.DnsSubdomain.Check(template));
    }

    private static void ValidateReference(ResourceClaim reference, SortedSet<string> seen, FieldPath path, FieldErrors errors)
    {
        if (seen.Contains(reference.Name))
        {
            errors.Duplicate(path, reference.Name);
            return;
        }
        var key = reference.Name;
        if (reference.Request is { Length: > 0 } request)
        {
            errors.Invalid(path["request"], request, DnsName.CheckLabel(request));
            key += "/" + request;
            if (seen.Contains(key))
                errors.Duplicate(path, key);
        }
        else
            foreach (var _ in seen.Where(other => other.StartsWith(reference.Name + "/", StringComparison.Ordinal)))
                errors.Duplicate(path, reference.Name);
        seen.Add(key);
    }

    private static string Names(PodSpecScope scope) => scope.ClaimNames.Count == 0 ? " which is empty" : ": " + string.Join(", ", scope.ClaimNames);
}
