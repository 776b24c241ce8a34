namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with what all kinds of containers have in common.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainerCommon (v1.36).</remarks>
internal static class ContainerValidation
{
    public static void Validate(Container container, FieldPath path, PodSpecScope scope)
    {
        var errors = scope.Errors;
        if (container.Name.Length == 0)
            errors.Required(path["name"]);
        else
            errors.Invalid(path["name"], container.Name, DnsName.CheckLabel(container.Name));
        if (string.IsNullOrEmpty(container.Image))
            errors.Required(path["image"]);
        ValidateTerminationMessagePolicy(container.TerminationMessagePolicy, path["terminationMessagePolicy"], errors);
        ContainerPortValidation.Validate(container.Ports, path["ports"], errors);
        EnvValidation.Validate(container.Env, path["env"], errors);
        EnvFromValidation.Validate(container.EnvFrom, path["envFrom"], errors);
        VolumeMountValidation.Validate(container, path["volumeMounts"], scope);
        VolumeDeviceValidation.Validate(container, path["volumeDevices"], scope);
        ValidatePullPolicy(container.ImagePullPolicy, path["imagePullPolicy"], errors);
        ResourceRequirementsValidation.Validate(container.Resources, path["resources"], scope);
        ResizePolicyValidation.Validate(container.ResizePolicy, path["resizePolicy"], scope);
        SecurityContextValidation.Validate(container.SecurityContext, path["securityContext"], scope);
    }

    /// <summary>Checks what holds for a pod but not for a template: blanks around the image's name, which some templates fill in later.</summary>
    public static void ValidateForPod(Container container, FieldPath path, FieldErrors errors)
    {
        if (container.Image is { } image && image.Trim().Length != image.Length)
            errors.Invalid(path["image"], image, "must not have leading or trailing whitespace");
    }

    public static void ValidatePullPolicy(string? policy, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(policy))
            errors.Required(path);
        else if (policy is not ("Always" or "IfNotPresent" or "Never"))
            errors.NotSupported(path, policy, "Always", "IfNotPresent", "Never");
    }

    private static void ValidateTerminationMessagePolicy(string? policy, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(policy))
            errors.Required(path);
        else if (policy is not ("File" or "FallbackToLogsOnError"))
            errors.NotSupported(path, policy, "File", "FallbackToLogsOnError");
    }
}
