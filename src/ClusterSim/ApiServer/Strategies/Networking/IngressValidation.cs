using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with an Ingress.</summary>
/// <remarks>Source: networking/validation/validation.go, ValidateIngressSpec, ValidateIngressLoadBalancerStatus (v1.36).</remarks>
internal static class IngressValidation
{
    private const string NotAnAddress = "must be a DNS name, not an IP address";

    /// <summary>Checks a spec. What <paramref name="old"/> — null for a new Ingress — did wrong already stays allowed where older servers took it.</summary>
    public static void ValidateSpec(IngressSpec spec, IngressSpec? old, FieldErrors errors)
    {
        if (spec.Rules.Count == 0 && spec.DefaultBackend is null)
            errors.Invalid(FieldPath.Spec, null, "either `defaultBackend` or `rules` must be specified");
        if (spec.DefaultBackend is not null)
            IngressBackendValidation.Validate(spec.DefaultBackend, FieldPath.Spec["defaultBackend"], errors);
        ValidateRules(spec.Rules, old?.Rules.Any(HasBadWildcardPaths) == true, errors);
        ValidateTls(spec.Tls, old?.Tls.Any(tls => CheckSecret(tls.SecretName).Count > 0) == true, errors);
        if (spec.IngressClassName is not null)
            errors.Invalid(FieldPath.Spec["ingressClassName"], spec.IngressClassName, DnsName.CheckSubdomain(spec.IngressClassName));
    }

    /// <summary>Checks where a load balancer says the Ingress is found.</summary>
    public static void ValidateStatus(IngressStatus status, IngressStatus old, FieldErrors errors)
    {
        var accepted = old.LoadBalancer.Ingress.Select(entry => entry.Ip ?? "").ToList();
        for (var i = 0; i < status.LoadBalancer.Ingress.Count; i++)
        {
            var (entry, path) = (status.LoadBalancer.Ingress[i], FieldPath.Status["loadBalancer"]["ingress"][i]);
            if (!string.IsNullOrEmpty(entry.Ip))
                IpAddressSyntax.Validate(entry.Ip, path["ip"], errors, accepted);
            if (string.IsNullOrEmpty(entry.Hostname))
                continue;
            errors.Invalid(path["hostname"], entry.Hostname, DnsName.CheckSubdomain(entry.Hostname));
            if (IpAddressSyntax.Parse(entry.Hostname) is not null)
                errors.Invalid(path["hostname"], entry.Hostname, NotAnAddress);
        }
    }

    private static void ValidateRules(ValueList<IngressRule> rules, bool allowsBadWildcards, FieldErrors errors)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, path) = (rules[i], FieldPath.Spec["rules"][i]);
            if (!string.IsNullOrEmpty(rule.Host))
            {
                if (IpAddressSyntax.Parse(rule.Host) is not null)
                    errors.Invalid(path["host"], rule.Host, NotAnAddress);
                errors.Invalid(path["host"], rule.Host, CheckHost(rule.Host));
            }
            if (!IsWildcard(rule) || !allowsBadWildcards)
                IngressPathValidation.Validate(rule.Http, path["http"], errors);
        }
    }

    private static void ValidateTls(ValueList<IngressTLS> entries, bool allowsBadNames, FieldErrors errors)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, path) = (entries[i], FieldPath.Spec["tls"][i]);
            for (var j = 0; j < entry.Hosts.Count; j++)
                errors.Invalid(path["hosts"][j], entry.Hosts[j], CheckHost(entry.Hosts[j]));
            if (!allowsBadNames)
                errors.Invalid(path["secretName"], entry.SecretName, CheckSecret(entry.SecretName));
        }
    }

    private static IReadOnlyList<string> CheckHost(string host) => host.Contains('*') ? DnsName.CheckWildcard(host) : DnsName.CheckSubdomain(host);

    private static IReadOnlyList<string> CheckSecret(string? name) => string.IsNullOrEmpty(name) ? [] : DnsName.CheckSubdomain(name);

    private static bool IsWildcard(IngressRule rule) => rule.Host?.Contains('*') == true;

    private static bool HasBadWildcardPaths(IngressRule rule)
    {
        var errors = new FieldErrors();
        if (IsWildcard(rule))
            IngressPathValidation.Validate(rule.Http, FieldPath.Spec, errors);
        return errors.Any;
    }
}
