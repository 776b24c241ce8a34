using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a NetworkPolicy.</summary>
/// <remarks>Source: networking/validation/validation.go, ValidateNetworkPolicySpec (v1.36).</remarks>
internal sealed class NetworkPolicyValidation
{
    private static readonly string[] Protocols = ["TCP", "UDP", "SCTP"];
    private static readonly string[] Directions = ["Ingress", "Egress"];

    private readonly FieldErrors _errors;
    private readonly List<string> _accepted = [];
    private readonly bool _allowsInvalidValues;

    /// <param name="errors">Where to put what is wrong.</param>
    /// <param name="old">What is stored; its ranges may stay, whatever is wrong with them. Null for a new policy.</param>
    public NetworkPolicyValidation(FieldErrors errors, NetworkPolicySpec? old = null)
    {
        _errors = errors;
        if (old is null)
            return;
        foreach (var peer in old.Ingress.SelectMany(rule => rule.From).Concat(old.Egress.SelectMany(rule => rule.To)))
            if (peer.IpBlock is { } block)
                _accepted.AddRange([block.Cidr, .. block.Except]);
        var selectorErrors = new FieldErrors();
        LabelValidation.ValidateSelector(old.PodSelector, FieldPath.Spec, selectorErrors);
        _allowsInvalidValues = selectorErrors.Any;
    }

    public void Validate(NetworkPolicySpec spec)
    {
        ValidateSelector(spec.PodSelector, FieldPath.Spec["podSelector"]);
        for (var i = 0; i < spec.Ingress.Count; i++)
            ValidateRule(spec.Ingress[i].Ports, spec.Ingress[i].From, FieldPath.Spec["ingress"][i], "from");
        for (var i = 0; i < spec.Egress.Count; i++)
            ValidateRule(spec.Egress[i].Ports, spec.Egress[i].To, FieldPath.Spec["egress"][i], "to");
        ValidateDirections(spec.PolicyTypes, FieldPath.Spec["policyTypes"]);
    }

    private void ValidateDirections(ValueList<string> directions, FieldPath path)
    {
        if (directions.Count > Directions.Length)
        {
            _errors.Invalid(path, directions, "may not specify more than two policyTypes");
            return;
        }
        for (var i = 0; i < directions.Count; i++)
            if (!Directions.Contains(directions[i]))
                _errors.NotSupported(path[i], directions[i], Directions);
    }

    private void ValidateRule(ValueList<NetworkPolicyPort> ports, ValueList<NetworkPolicyPeer> peers, FieldPath path, string peersName)
    {
        for (var i = 0; i < ports.Count; i++)
            ValidatePort(ports[i], path["ports"][i]);
        for (var i = 0; i < peers.Count; i++)
            ValidatePeer(peers[i], path[peersName][i]);
    }

    private void ValidatePort(NetworkPolicyPort item, FieldPath path)
    {
        if (item.Protocol is not null && !Protocols.Contains(item.Protocol))
            _errors.NotSupported(path["protocol"], item.Protocol, Protocols);
        switch (item.Port)
        {
            case null when item.EndPort is not null:
                _errors.Invalid(path["endPort"], item.EndPort, "may not be specified when `port` is not specified");
                break;
            case { IsText: true } name:
                if (item.EndPort is not null)
                    _errors.Invalid(path["endPort"], item.EndPort, "may not be specified when `port` is non-numeric");
                _errors.Invalid(path["port"], name.Text, PortSyntax.CheckName(name.Text));
                break;
            case { } port:
                _errors.Invalid(path["port"], port.Number, PortSyntax.CheckNumber(port.Number));
                if (item.EndPort is not { } end)
                    break;
                if (end < port.Number)
                    _errors.Invalid(path["endPort"], end, "must be greater than or equal to `port`");
                _errors.Invalid(path["endPort"], end, PortSyntax.CheckNumber(end));
                break;
        }
    }

    private void ValidatePeer(NetworkPolicyPeer peer, FieldPath path)
    {
        if (peer.PodSelector is not null)
            ValidateSelector(peer.PodSelector, path["podSelector"]);
        if (peer.NamespaceSelector is not null)
            ValidateSelector(peer.NamespaceSelector, path["namespaceSelector"]);
        if (peer.IpBlock is not null)
            ValidateBlock(peer.IpBlock, path["ipBlock"]);
        if (peer is { PodSelector: null, NamespaceSelector: null, IpBlock: null })
            _errors.Required(path, "must specify a peer");
        else if (peer.IpBlock is not null && (peer.PodSelector is not null || peer.NamespaceSelector is not null))
            _errors.Forbidden(path, "may not specify both ipBlock and another peer");
    }

    private void ValidateBlock(IPBlock block, FieldPath path)
    {
        if (block.Cidr.Length == 0)
        {
            _errors.Required(path["cidr"]);
            return;
        }
        CidrSyntax.Validate(block.Cidr, path["cidr"], _errors, _accepted);
        if (CidrSyntax.Parse(block.Cidr) is not { } range)
            return;
        for (var i = 0; i < block.Except.Count; i++)
        {
            CidrSyntax.Validate(block.Except[i], path["except"][i], _errors, _accepted);
            if (CidrSyntax.Parse(block.Except[i]) is { } except && !CidrSyntax.IsStrictlyWithin(except, range))
                _errors.Invalid(path["except"][i], block.Except[i], "must be a strict subset of `cidr`");
        }
    }

    private void ValidateSelector(LabelSelector selector, FieldPath path) =>
        LabelValidation.ValidateSelector(selector, path, _errors, _allowsInvalidValues);
}
