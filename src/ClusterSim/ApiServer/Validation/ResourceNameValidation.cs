namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with names of resources.</summary>
/// <remarks>Source: core/validation/validation.go, validateResourceName, validateContainerResourceName (v1.36).</remarks>
internal static class ResourceNameValidation
{
    /// <summary>A qualified name; without a domain, one that Kubernetes knows.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Validate(string name, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        errors.Invalid(path, name, LabelSyntax.CheckKey(name));
        if (errors.Count == before && !name.Contains('/') && !ResourceNames.IsStandard(name))
            errors.Invalid(path, name, "must be a standard resource type or fully qualified");
        return errors.Count == before;
    }

    /// <summary>A resource that a container can ask for.</summary>
    public static void ValidateForContainer(string name, FieldPath path, FieldErrors errors)
    {
        Validate(name, path, errors);
        if (!name.Contains('/') && !ResourceNames.IsStandardForContainers(name))
            errors.Invalid(path, name, "must be a standard resource for containers");
        else if (!ResourceNames.IsNative(name) && !ResourceNames.IsExtended(name))
            errors.Invalid(path, name, "doesn't follow extended resource name standard");
    }
}
