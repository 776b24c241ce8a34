namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the names, deadlines and tolerations a pod's specification ends with.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodSpec (v1.36).</remarks>
internal static class PodNamesValidation
{
    private const int MaxHostnameLength = 64; // HostNameMax of Linux

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var (spec, errors) = (scope.Spec, scope.Errors);
        Subdomain(spec.ServiceAccountName, path["serviceAccountName"], errors);
        Subdomain(spec.NodeName, path["nodeName"], errors);
        if (spec.ActiveDeadlineSeconds is < 1 or > int.MaxValue)
            errors.Invalid(path["activeDeadlineSeconds"], spec.ActiveDeadlineSeconds, FormatText.Between(1, int.MaxValue));
        Label(spec.Hostname, path["hostname"], errors);
        Label(spec.Subdomain, path["subdomain"], errors);
        TolerationValidation.Validate(spec.Tolerations, path["tolerations"], errors, scope.Options.AllowComparingTolerations);
        DnsConfigValidation.ValidateAliases(spec.HostAliases, path["hostAliases"], errors);
        Subdomain(spec.PriorityClassName, path["priorityClassName"], errors);
        if (spec.RuntimeClassName is { } runtimeClass)
            errors.Invalid(path["runtimeClassName"], runtimeClass, DnsName.CheckSubdomain(runtimeClass));
        ValidatePreemption(spec.PreemptionPolicy, path["preemptionPolicy"], errors);
    }

    public static void ValidateHostnameOverride(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.HostnameOverride is not { } name)
            return;
        var place = path["hostnameOverride"];
        if (scope.Spec.SetHostnameAsFQDN == true)
            scope.Errors.Forbidden(place, "may not be specified when `setHostnameAsFQDN` is true");
        if (scope.Spec.HostNetwork)
            scope.Errors.Forbidden(place, "may not be specified when `hostNetwork` is true");
        if (GoText.Length(name) > MaxHostnameLength)
            scope.Errors.TooLong(place, MaxHostnameLength);
        scope.Errors.Invalid(place, name, DnsName.CheckSubdomain(name));
    }

    private static void Subdomain(string? name, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(name))
            errors.Invalid(path, name, DnsName.CheckSubdomain(name));
    }

    private static void Label(string? name, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(name))
            errors.Invalid(path, name, DnsName.CheckLabel(name));
    }

    private static void ValidatePreemption(string? policy, FieldPath path, FieldErrors errors)
    {
        if (policy is { Length: 0 })
            errors.Required(path);
        else if (policy is not (null or "PreemptLowerPriority" or "Never"))
            errors.NotSupported(path, policy, "PreemptLowerPriority", "Never");
    }
}
