namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with requests and limits, of a container or of a pod as a whole.</summary>
/// <remarks>Source: core/validation/validation.go, validateResourceRequirements (v1.36).</remarks>
internal static class ResourceRequirementsValidation
{
    public static void Validate(ResourceRequirements resources, FieldPath path, PodSpecScope scope) =>
        Validate(resources, ValidateContainerResource, path, scope);

    public static void ValidateOfPod(ResourceRequirements resources, FieldPath path, PodSpecScope scope) =>
        Validate(resources, ValidatePodResource, path, scope);

    private static void Validate(ResourceRequirements resources, Action<string, FieldPath, FieldErrors> validateName, FieldPath path, PodSpecScope scope)
    {
        foreach (var (name, limit) in resources.Limits)
            ValidateEntry(name, limit, validateName, path["limits"].Key(name), scope);
        foreach (var (name, request) in resources.Requests)
            ValidateRequest(name, request, resources, validateName, path, scope);
        var names = resources.Limits.Keys.Concat(resources.Requests.Keys);
        if (names.Any(ResourceNames.IsHugePages) && !names.Any(name => name is ResourceNames.Cpu or ResourceNames.Memory))
            scope.Errors.Forbidden(path, "HugePages require cpu or memory");
        ResourceClaimValidation.ValidateReferences(resources.Claims, path["claims"], scope);
    }

    private static void ValidateRequest(
        string name, Quantity request, ResourceRequirements resources, Action<string, FieldPath, FieldErrors> validateName, FieldPath path, PodSpecScope scope)
    {
        var errors = scope.Errors;
        validateName(name, path["requests"].Key(name), errors);
        QuantityValidation.Validate(name, request, path["requests"].Key(name), errors);
        var overcommit = ResourceNames.IsOvercommitAllowed(name);
        if (!resources.Limits.TryGetValue(name, out var limit))
        {
            if (!overcommit)
                errors.Required(path["limits"], "Limit must be set for non overcommitable resources");
        }
        else if (!overcommit && request.CompareTo(limit) != 0)
            errors.Invalid(path["requests"], request.ToString(), $"must be equal to {name} limit of {limit}");
        else if (request > limit)
            errors.Invalid(path["requests"], request.ToString(), $"must be less than or equal to {name} limit of {limit}");
        ValidatePages(name, request, path["requests"].Key(name), scope);
    }

    private static void ValidateEntry(string name, Quantity quantity, Action<string, FieldPath, FieldErrors> validateName, FieldPath path, PodSpecScope scope)
    {
        validateName(name, path, scope.Errors);
        QuantityValidation.Validate(name, quantity, path, scope.Errors);
        ValidatePages(name, quantity, path, scope);
    }

    private static void ValidatePages(string name, Quantity quantity, FieldPath path, PodSpecScope scope)
    {
        if (ResourceNames.IsHugePages(name) && !scope.Options.AllowIndivisibleHugePages && !ResourceNames.IsDivisible(name, quantity))
            scope.Errors.Invalid(path, quantity.ToString(), $"{quantity} is not positive integer multiple of {name}");
    }

    private static void ValidateContainerResource(string name, FieldPath path, FieldErrors errors)
    {
        ValidateName(name, path, errors);
        if (!name.Contains('/'))
        {
            if (!ResourceNames.IsStandardForContainers(name))
                errors.Invalid(path, name, "must be a standard resource for containers");
        }
        else if (!ResourceNames.IsNative(name) && !ResourceNames.IsExtended(name))
            errors.Invalid(path, name, "doesn't follow extended resource name standard");
    }

    private static void ValidatePodResource(string name, FieldPath path, FieldErrors errors)
    {
        if (ValidateName(name, path, errors) && !ResourceNames.IsSupportedForPods(name))
            errors.NotSupported(path, name, ResourceNames.Cpu, ResourceNames.Memory);
    }

    private static bool ValidateName(string name, FieldPath path, FieldErrors errors)
    {
        var wrong = LabelSyntax.CheckKey(name);
        errors.Invalid(path, name, wrong);
        if (wrong.Count > 0 || name.Contains('/') || ResourceNames.IsStandard(name))
            return wrong.Count == 0;
        errors.Invalid(path, name, "must be a standard resource type or fully qualified");
        return false;
    }
}
