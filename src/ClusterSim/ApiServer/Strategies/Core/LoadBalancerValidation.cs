using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what a Service says about its load balancer, or that says about itself.</summary>
/// <remarks>Source: core/validation/validation.go, validateService, ValidateLoadBalancerStatus (v1.36).</remarks>
internal static class LoadBalancerValidation
{
    private const string SourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges"; // AnnotationLoadBalancerSourceRangesKey
    private const string OnlyBalanced = "may only be used when `type` is 'LoadBalancer'";

    public static void ValidateSpec(Service obj, Service? old, FieldPath path, FieldErrors errors)
    {
        var spec = obj.Spec;
        ValidateSourceRanges(obj, old, path["LoadBalancerSourceRanges"], errors); // With a capital, as Kubernetes writes it.
        if (spec.AllocateLoadBalancerNodePorts is not null && spec.Type != "LoadBalancer")
            errors.Forbidden(path["allocateLoadBalancerNodePorts"], OnlyBalanced);
        if (spec.AllocateLoadBalancerNodePorts is null && spec.Type == "LoadBalancer")
            errors.Required(FieldPath.Root("allocateLoadBalancerNodePorts"));
        ValidateClass(spec, path["loadBalancerClass"], errors);
    }

    public static void ValidateClass(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.LoadBalancerClass is null)
            return;
        if (spec.Type == "LoadBalancer")
            errors.Invalid(path, spec.LoadBalancerClass, LabelSyntax.CheckKey(spec.LoadBalancerClass));
        else
            errors.Forbidden(path, OnlyBalanced);
    }

    public static void Validate(Service obj, LoadBalancerStatus old, FieldPath path, FieldErrors errors)
    {
        var ingress = obj.Status.LoadBalancer.Ingress;
        if (obj.Spec.Type != "LoadBalancer" && ingress.Count > 0)
        {
            errors.Forbidden(path["ingress"], "may only be used when `spec.type` is 'LoadBalancer'");
            return;
        }
        var accepted = old.Ingress.Select(point => point.Ip ?? "").ToList();
        for (var i = 0; i < ingress.Count; i++)
            ValidateIngress(ingress[i], accepted, path["ingress"][i], errors);
    }

    /// <summary>Checks an address and a host name through which something can be reached.</summary>
    public static void ValidateHost(string? ip, string? hostname, IReadOnlyCollection<string> accepted, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(ip))
            IpAddressSyntax.Validate(ip, path["ip"], errors, accepted);
        ValidateHostName(hostname, path["hostname"], errors);
    }

    private static void ValidateHostName(string? hostname, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(hostname))
            return;
        errors.Invalid(path, hostname, DnsName.CheckSubdomain(hostname));
        if (IpAddressSyntax.Parse(hostname) is not null)
            errors.Invalid(path, hostname, "must be a DNS name, not an IP address");
    }

    private static void ValidateIngress(LoadBalancerIngress ingress, List<string> accepted, FieldPath path, FieldErrors errors)
    {
        var hasIp = !string.IsNullOrEmpty(ingress.Ip);
        if (hasIp)
            IpAddressSyntax.Validate(ingress.Ip, path["ip"], errors, accepted);
        if (ingress.IpMode is null && hasIp)
            errors.Required(path["ipMode"], "must be specified when `ip` is set");
        if (ingress.IpMode is not null && !hasIp)
            errors.Forbidden(path["ipMode"], "may not be specified when `ip` is not set");
        else if (ingress.IpMode is not (null or "Proxy" or "VIP"))
            errors.NotSupported(path["ipMode"], ingress.IpMode, "Proxy", "VIP");
        ValidateHostName(ingress.Hostname, path["hostname"], errors);
    }

    private static void ValidateSourceRanges(Service obj, Service? old, FieldPath path, FieldErrors errors)
    {
        var ranges = obj.Spec.LoadBalancerSourceRanges;
        if (ranges.Count > 0)
        {
            if (obj.Spec.Type != "LoadBalancer")
                errors.Forbidden(path, OnlyBalanced);
            var accepted = old?.Spec.LoadBalancerSourceRanges.Select(range => range.Trim()).ToList();
            for (var i = 0; i < ranges.Count; i++)
                CidrSyntax.Validate(ranges[i].Trim(), path[i], errors, accepted);
        }
        else if (obj.Metadata.Annotations.TryGetValue(SourceRanges, out var text))
            ValidateAnnotation(obj, old, text, FieldPath.Metadata["annotations"].Key(SourceRanges), errors);
    }

    private static void ValidateAnnotation(Service obj, Service? old, string text, FieldPath path, FieldErrors errors)
    {
        if (obj.Spec.Type != "LoadBalancer")
            errors.Forbidden(path, OnlyBalanced);
        if (old?.Metadata.Annotations.Find(SourceRanges) == text || text.Trim().Length == 0)
            return;
        foreach (var range in text.Trim().Split(','))
            CidrSyntax.Validate(range.Trim(), path, errors);
    }
}
