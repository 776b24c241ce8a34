namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with how a container takes changes of its resources.</summary>
/// <remarks>Source: core/validation/validation.go, validateResizePolicy (v1.36).</remarks>
internal static class ResizePolicyValidation
{
    public static void Validate(ValueList<ContainerResizePolicy> policies, FieldPath path, PodSpecScope scope)
    {
        var resources = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            if (!resources.Add(policy.ResourceName))
                scope.Errors.Duplicate(path[i], policy.ResourceName);
            OneOf(policy.ResourceName, ResourceNames.Cpu, ResourceNames.Memory, path, scope.Errors);
            OneOf(policy.RestartPolicy, "NotRequired", "RestartContainer", path, scope.Errors);
            if (scope.Spec.RestartPolicy == "Never" && policy.RestartPolicy != "NotRequired")
                scope.Errors.Invalid(path, policy.RestartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
        }
    }

    private static void OneOf(string value, string first, string second, FieldPath path, FieldErrors errors)
    {
        if (value.Length == 0)
            errors.Required(path);
        else if (value != first && value != second)
            errors.NotSupported(path, value, first, second);
    }
}
