using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a Service.</summary>
/// <remarks>Source: core/validation/validation.go, validateService (v1.36).</remarks>
internal static class ServiceValidation
{
    private const int MaxAffinitySeconds = 86400; // MaxClientIPServiceAffinitySeconds
    private const string TopologyMode = "service.kubernetes.io/topology-mode"; // AnnotationTopologyMode
    private const string TopologyHints = "service.kubernetes.io/topology-aware-hints"; // DeprecatedAnnotationTopologyAwareHints

    /// <summary>Checks everything but metadata; addresses that <paramref name="old"/> has, when there is one, stay allowed.</summary>
    public static void Validate(Service obj, Service? old, FieldErrors errors)
    {
        var (spec, path) = (obj.Spec, FieldPath.Spec);
        ValidateTopology(obj.Metadata.Annotations, errors);
        if (spec.Ports.Count == 0 && !spec.IsHeadless && spec.Type != "ExternalName")
            errors.Required(path["ports"]);
        ValidateType(spec, path, errors);
        ServicePortValidation.ValidateEach(spec.Ports, path["ports"], errors);
        LabelValidation.Validate(spec.Selector, path["selector"], errors);
        ValidateAffinity(spec, path, errors);
        ServiceAddressValidation.Validate(spec, old?.Spec, path, errors);
        ValidateExternalIps(spec.ExternalIPs, old?.Spec.ExternalIPs ?? [], path["externalIPs"], errors);
        if (spec.Type is not ("ClusterIP" or "ExternalName" or "LoadBalancer" or "NodePort"))
            errors.NotSupported(path["type"], spec.Type ?? "", "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        ServicePortValidation.ValidateTogether(spec, path["ports"], errors);
        LoadBalancerValidation.ValidateSpec(obj, old, path, errors);
        ServiceTrafficValidation.Validate(spec, path, errors);
    }

    private static void ValidateTopology(ValueMap<string> annotations, FieldErrors errors)
    {
        if (annotations.TryGetValue(TopologyMode, out var mode) && annotations.TryGetValue(TopologyHints, out var hints) && mode != hints)
            errors.Invalid(FieldPath.Metadata["annotations"].Key(TopologyMode), mode, $"must match annotations[{TopologyHints}] when both are specified");
    }

    private static void ValidateType(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        switch (spec.Type)
        {
            case "LoadBalancer" or "NodePort" when spec.IsHeadless:
                errors.Invalid(path["clusterIPs"][0], spec.ClusterIPs[0], $"may not be set to 'None' for {spec.Type} services");
                break;
            case "ExternalName":
                ValidateExternalName(spec, path, errors);
                break;
        }
    }

    private static void ValidateExternalName(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        const string NotSet = "may not be set for ExternalName services";
        if (spec.ClusterIPs.Count > 0)
            errors.Forbidden(path["clusterIPs"], NotSet);
        if (spec.IpFamilies.Count > 0)
            errors.Forbidden(path["ipFamilies"], NotSet);
        if (spec.IpFamilyPolicy is not null)
            errors.Forbidden(path["ipFamilyPolicy"], NotSet);
        var name = spec.ExternalName ?? "";
        name = name.EndsWith('.') ? name[..^1] : name; // A dot at the end marks a name as complete.
        if (name.Length == 0)
            errors.Required(path["externalName"]);
        else
            errors.Invalid(path["externalName"], name, DnsName.CheckSubdomain(name));
    }

    private static void ValidateAffinity(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.SessionAffinity is not ("ClientIP" or "None"))
            errors.NotSupported(path["sessionAffinity"], spec.SessionAffinity ?? "", "ClientIP", "None");
        if (spec.SessionAffinity == "ClientIP")
            ValidateClientIp(spec.SessionAffinityConfig, path["sessionAffinityConfig"], errors);
        else if (spec.SessionAffinity == "None" && spec.SessionAffinityConfig is not null)
            errors.Forbidden(path["sessionAffinityConfig"], "must not be set when session affinity is None");
    }

    private static void ValidateClientIp(SessionAffinityConfig? config, FieldPath path, FieldErrors errors)
    {
        const string When = "when session affinity type is ClientIP";
        if (config is null)
            errors.Required(path, When);
        else if (config.ClientIP is null)
            errors.Required(path["clientIP"], When);
        else if (config.ClientIP.TimeoutSeconds is not { } seconds)
            errors.Required(path["clientIP"]["timeoutSeconds"], When);
        else if (seconds is <= 0 or > MaxAffinitySeconds)
            errors.Invalid(path["clientIP"]["timeoutSeconds"], seconds, $"must be greater than 0 and less than {MaxAffinitySeconds}");
    }

    private static void ValidateExternalIps(ValueList<string> addresses, ValueList<string> accepted, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            var before = errors.Count;
            IpAddressSyntax.Validate(addresses[i], path[i], errors, accepted);
            if (errors.Count == before)
                EndpointAddressRules.Validate(addresses[i], path[i], errors);
        }
    }
}
