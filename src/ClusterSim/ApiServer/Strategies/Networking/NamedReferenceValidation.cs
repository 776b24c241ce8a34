using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a reference to an object of any kind by group, kind and name.</summary>
/// <remarks>Source: networking/validation/validation.go, validateIngressTypedLocalObjectReference (v1.36).</remarks>
internal static class NamedReferenceValidation
{
    public static void Validate(string? group, string kind, string name, FieldPath path, FieldErrors errors)
    {
        if (group is not null)
            errors.Invalid(path["apiGroup"], group, DnsName.CheckSubdomain(group));
        ValidateSegment(kind, path["kind"], errors);
        ValidateSegment(name, path["name"], errors);
    }

    /// <summary>Checks what must be there and be fit for a URL's path.</summary>
    public static void ValidateSegment(string value, FieldPath path, FieldErrors errors)
    {
        if (value.Length == 0)
            errors.Required(path);
        else
            errors.Invalid(path, value, PathSegment.CheckName(value));
    }
}
