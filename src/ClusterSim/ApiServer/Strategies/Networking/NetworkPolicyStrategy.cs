using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How NetworkPolicies are written.</summary>
/// <remarks>Source: registry/networking/networkpolicy/strategy.go; networking/v1/defaults.go (v1.36).</remarks>
internal sealed class NetworkPolicyStrategy : ResourceStrategy<NetworkPolicy>
{
    protected override NetworkPolicy Default(NetworkPolicy obj)
    {
        var spec = obj.Spec;
        return obj with
        {
            Spec = spec with
            {
                Ingress = spec.Ingress.Replace(rule => rule with { Ports = rule.Ports.Replace(Apply) }),
                Egress = spec.Egress.Replace(rule => rule with { Ports = rule.Ports.Replace(Apply) }),
                PolicyTypes = spec.PolicyTypes.Count > 0 ? spec.PolicyTypes : spec.Egress.Count > 0 ? ["Ingress", "Egress"] : ["Ingress"],
            },
        };
    }

    protected override void Validate(NetworkPolicy obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        new NetworkPolicyValidation(errors).Validate(obj.Spec);
    }

    protected override void ValidateUpdate(NetworkPolicy obj, NetworkPolicy old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        new NetworkPolicyValidation(errors, old.Spec).Validate(obj.Spec);
    }

    protected override IEnumerable<string> Warnings(NetworkPolicy obj) =>
        Warnings(obj.Spec.Ingress.Select(rule => rule.From), "ingress", "from").Concat(Warnings(obj.Spec.Egress.Select(rule => rule.To), "egress", "to"));

    private static NetworkPolicyPort Apply(NetworkPolicyPort port) => port.Protocol is null ? port with { Protocol = "TCP" } : port;

    private static IEnumerable<string> Warnings(IEnumerable<ValueList<NetworkPolicyPeer>> rules, string direction, string peers) =>
        rules.SelectMany((rule, i) => rule.SelectMany((peer, j) => Warnings(peer.IpBlock, FieldPath.Spec[direction][i][peers][j]["ipBlock"])));

    private static IEnumerable<string> Warnings(IPBlock? block, FieldPath path) => block is null
        ? []
        : CidrSyntax.Warnings(block.Cidr, path["cidr"]).Concat(block.Except.SelectMany((except, i) => CidrSyntax.Warnings(except, path["except"][i])));
}
