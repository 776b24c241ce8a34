namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with references to a container's requests and limits.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainerResourceFieldSelector (v1.36).</remarks>
internal static class ResourceFieldSelectorValidation
{
    private static readonly string[] Fields =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    private static readonly string[] ByteDivisors = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

    /// <summary>Checks a reference; one in a volume must say which container it means.</summary>
    public static void Validate(ResourceFieldSelector selector, FieldPath path, FieldErrors errors, bool isVolume)
    {
        if (isVolume && string.IsNullOrEmpty(selector.ContainerName))
            errors.Required(path["containerName"]);
        else if (selector.Resource.Length == 0)
            errors.Required(path["resource"]);
        else if (!Fields.Contains(selector.Resource) && !IsHugePages(selector.Resource))
            errors.NotSupported(path["resource"], selector.Resource, Fields);
        if (selector.Divisor is { IsZero: false } divisor)
            ValidateDivisor(selector.Resource, divisor.ToString(), path["divisor"], errors);
    }

    private static bool IsHugePages(string resource) =>
        resource.StartsWith("requests.hugepages-", StringComparison.Ordinal) || resource.StartsWith("limits.hugepages-", StringComparison.Ordinal);

    private static void ValidateDivisor(string resource, string divisor, FieldPath path, FieldErrors errors)
    {
        if (resource is "limits.cpu" or "requests.cpu")
        {
            if (divisor is not ("1m" or "1"))
                errors.Invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
            return;
        }
        var kind = resource switch
        {
            "limits.memory" or "requests.memory" => "memory",
            "limits.ephemeral-storage" or "requests.ephemeral-storage" => "local ephemeral storage",
            _ when IsHugePages(resource) => "hugepages",
            _ => null,
        };
        if (kind is not null && !ByteDivisors.Contains(divisor))
            errors.Invalid(path, resource, $"only divisor's values {string.Join(", ", ByteDivisors)} are supported with the {kind} resource");
    }
}
