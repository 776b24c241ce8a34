namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a pod's specification, in the order Kubernetes finds it.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePodSpec (v1.36).</remarks>
internal static class PodSpecValidation
{
    /// <summary>Checks <paramref name="spec"/>, which stands at <paramref name="path"/>.</summary>
    public static void Validate(PodSpec spec, FieldPath path, PodValidationOptions options, FieldErrors errors) => Validate(spec, null, path, options, errors);

    /// <summary>Checks the specification of a pod whose name, in <paramref name="metadata"/>, its ephemeral volumes take on.</summary>
    public static void Validate(PodSpec spec, ObjectMeta? metadata, FieldPath path, PodValidationOptions options, FieldErrors errors)
    {
        var scope = new PodSpecScope { Spec = spec, Metadata = metadata, Options = options, Errors = errors };
        if (spec.TerminationGracePeriodSeconds is null)
            errors.Required(path["terminationGracePeriodSeconds"]);
        VolumeValidation.Validate(path["volumes"], scope);
        scope.ClaimNames.UnionWith(spec.ResourceClaims.Select(claim => claim.Name).Where(name => name.Length > 0));
        ResourceClaimValidation.Validate(path["resourceClaims"], scope);
        RegularContainersValidation.Validate(path["containers"], scope);
        InitContainersValidation.Validate(path["initContainers"], scope);
        EphemeralContainersValidation.Validate(path["ephemeralContainers"], scope);
        PodResourcesValidation.Validate(path["resources"], scope);
        HostPortValidation.ValidateHostNetwork(path, scope);
        ValidateRestartPolicy(spec.RestartPolicy, path["restartPolicy"], errors);
        DnsConfigValidation.ValidatePolicy(spec.DnsPolicy, path["dnsPolicy"], errors);
        LabelValidation.Validate(spec.NodeSelector, path["nodeSelector"], errors);
        PodSecurityContextValidation.Validate(path["securityContext"], scope);
        AffinityValidation.Validate(path["affinity"], scope);
        DnsConfigValidation.Validate(spec.DnsConfig, spec.DnsPolicy, path["dnsConfig"], errors);
        ValidateGates(path, scope);
        TopologySpreadValidation.Validate(path["topologySpreadConstraints"], scope);
        HostProcessValidation.Validate(path, scope);
        HostUsersValidation.Validate(path, scope);
        PodNamesValidation.Validate(path, scope);
        ResourceRequirementsValidation.Validate(new() { Limits = spec.Overhead }, path["overhead"], scope);
        PodOsValidation.Validate(path, scope);
        PodNamesValidation.ValidateHostnameOverride(path, scope);
    }

    private static void ValidateRestartPolicy(string? policy, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(policy))
            errors.Required(path);
        else if (policy is not ("Always" or "OnFailure" or "Never"))
            errors.NotSupported(path, policy, "Always", "OnFailure", "Never");
    }

    private static void ValidateGates(FieldPath path, PodSpecScope scope)
    {
        var readiness = scope.Spec.ReadinessGates;
        for (var i = 0; i < readiness.Count; i++)
            scope.Errors.Invalid(path["readinessGates"][i]["conditionType"], readiness[i].ConditionType, LabelSyntax.CheckKey(readiness[i].ConditionType));

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scope.Spec.SchedulingGates.Count; i++)
        {
            var name = scope.Spec.SchedulingGates[i].Name;
            scope.Errors.Invalid(path["schedulingGates"][i], name, LabelSyntax.CheckKey(name));
            if (!names.Add(name))
                scope.Errors.Duplicate(path["schedulingGates"][i], name);
        }
    }
}
