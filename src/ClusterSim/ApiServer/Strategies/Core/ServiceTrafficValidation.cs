using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with how a Service spreads its traffic.</summary>
/// <remarks>Source: core/validation/validation.go, validateServiceExternalTrafficPolicy, validateServiceTrafficDistribution (v1.36).</remarks>
internal static class ServiceTrafficValidation
{
    public static void Validate(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        ValidateExternal(spec, path["externalTrafficPolicy"], errors);
        ValidateHealthCheck(spec, path["healthCheckNodePort"], errors);
        if (spec.InternalTrafficPolicy is null && spec.NeedsClusterIp)
            errors.Required(path["internalTrafficPolicy"]);
        else if (spec.InternalTrafficPolicy is not (null or "Cluster" or "Local"))
            errors.NotSupported(path["internalTrafficPolicy"], spec.InternalTrafficPolicy, "Cluster", "Local");
        if (spec.TrafficDistribution is not (null or "PreferClose" or "PreferSameZone" or "PreferSameNode"))
            errors.NotSupported(path["trafficDistribution"], spec.TrafficDistribution, "PreferClose", "PreferSameZone", "PreferSameNode");
    }

    private static void ValidateExternal(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var policy = spec.ExternalTrafficPolicy ?? "";
        if (!spec.IsExternallyAccessible)
        {
            if (policy.Length > 0)
                errors.Invalid(path, policy, "may only be set for externally-accessible services");
        }
        else if (policy.Length == 0)
            errors.Required(path);
        else if (policy is not ("Cluster" or "Local"))
            errors.NotSupported(path, policy, "Cluster", "Local");
    }

    private static void ValidateHealthCheck(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var port = spec.HealthCheckNodePort;
        if (spec.NeedsHealthCheckNodePort)
        {
            if (port == 0)
                errors.Required(path);
            else
                errors.Invalid(path, port, PortSyntax.CheckNumber(port));
        }
        else if (port != 0)
            errors.Invalid(path, port, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
}
