using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a change of a Service: addresses stay.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateServiceUpdate, validateUpgradeDowngradeClusterIPs (v1.36).</remarks>
internal static class ServiceUpdate
{
    private const string Once = "may not change once set";

    public static void Validate(Service obj, Service old, FieldErrors errors)
    {
        var (spec, before) = (obj.Spec, old.Spec);
        if (spec.Type != "ExternalName" && before.Type != "ExternalName")
        {
            if (!(before.IsHeadless && spec.IsHeadless))
                ValidateAddresses(spec, before, FieldPath.Spec["clusterIPs"], errors);
            if (!before.IsHeadless && !spec.IsHeadless)
                ValidateFamilies(spec, before, FieldPath.Spec["ipFamilies"][0], errors);
        }
        if (before.Type == "LoadBalancer" && spec.Type == "LoadBalancer" && spec.LoadBalancerClass != before.LoadBalancerClass)
            errors.Invalid(FieldPath.Spec["loadBalancerClass"], spec.LoadBalancerClass, Once);
        LoadBalancerValidation.ValidateClass(spec, FieldPath.Spec["loadBalancerClass"], errors);
        if (before.NeedsHealthCheckNodePort && spec.NeedsHealthCheckNodePort && spec.HealthCheckNodePort != before.HealthCheckNodePort)
            errors.Forbidden(FieldPath.Spec["healthCheckNodePort"], FormatText.Immutable);
    }

    private static void ValidateAddresses(ServiceSpec spec, ServiceSpec before, FieldPath path, FieldErrors errors)
    {
        var (now, then) = (spec.ClusterIPs, before.ClusterIPs);
        if (now.Count == then.Count)
        {
            for (var i = 0; i < now.Count; i++)
                if (now[i] != then[i])
                    errors.Invalid(path[i], now, Once);
            return;
        }
        if (now.Count == 0)
            errors.Invalid(path[0], now, "primary clusterIP can not be unset");
        else if (then.Count > 0 && now[0] != then[0])
            errors.Invalid(path[0], now, Once);
        if (now.Count < then.Count && now.Count == 1 && spec.IpFamilyPolicy != "SingleStack")
            errors.Invalid(FieldPath.Spec["ipFamilyPolicy"], spec.IpFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary clusterIP");
    }

    private static void ValidateFamilies(ServiceSpec spec, ServiceSpec before, FieldPath path, FieldErrors errors)
    {
        var (now, then) = (spec.IpFamilies, before.IpFamilies);
        if (now.Count == then.Count)
        {
            for (var i = 0; i < now.Count; i++)
                if (now[i] != then[i])
                    errors.Invalid(path, now, Once);
            return;
        }
        if (now.Count < then.Count && spec.ClusterIPs.Count == 0)
            errors.Invalid(path, now, "primary ipFamily can not be unset");
        if (now.Count > 0 && then.Count > 0 && now[0] != then[0])
            errors.Invalid(path, spec.ClusterIPs, Once);
        if (now.Count < then.Count && now.Count == 1 && spec.IpFamilyPolicy != "SingleStack")
            errors.Invalid(FieldPath.Spec["ipFamilyPolicy"], spec.IpFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary ipFamily");
    }
}
