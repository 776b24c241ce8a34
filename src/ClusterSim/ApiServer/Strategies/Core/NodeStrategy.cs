using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Nodes are written.</summary>
/// <remarks>Source: registry/core/node/strategy.go; core/v1/conversion.go, defaults.go, SetDefaults_NodeStatus (v1.36).</remarks>
internal sealed class NodeStrategy : ResourceStrategy<Node>
{
    public override bool HasGeneration => false;

    protected override Node Default(Node obj) => obj with
    {
        Spec = WithRanges(obj.Spec),
        Status = obj.Status is { Allocatable.Count: 0, Capacity.Count: > 0 } ? obj.Status with { Allocatable = obj.Status.Capacity } : obj.Status,
    };

    protected override Node PrepareForCreate(Node obj) => obj.Spec.ConfigSource is null ? obj : obj with { Spec = obj.Spec with { ConfigSource = null } };

    protected override Node PrepareForUpdate(Node obj, Node old) => obj with { Status = old.Status };

    protected override Node PrepareForStatusUpdate(Node obj, Node old) => obj with { Spec = old.Spec };

    protected override void Validate(Node obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        NodeValidation.Validate(obj, errors);
    }

    protected override void ValidateUpdate(Node obj, Node old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateStatusUpdate(obj, old, errors);
    }

    protected override void ValidateStatusUpdate(Node obj, Node old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        NodeValidation.ValidateUpdate(obj, old, errors);
    }

    protected override IEnumerable<string> Warnings(Node obj) =>
    [
        .. obj.Spec.ConfigSource is null ? (string[])[] : ["spec.configSource: the feature is removed"],
        .. string.IsNullOrEmpty(obj.Spec.ExternalID) ? (string[])[] : ["spec.externalID: this field is deprecated, and is unused by Kubernetes"],
        .. obj.Spec.PodCIDRs.SelectMany((range, i) => CidrSyntax.Warnings(range, FieldPath.Spec["podCIDRs"][i])),
    ];

    // Two fields say one thing: the older one counts where they differ, and is the first of the newer one.
    private static NodeSpec WithRanges(NodeSpec spec)
    {
        if (string.IsNullOrEmpty(spec.PodCIDR))
            return spec.PodCIDRs is [var first, ..] ? spec with { PodCIDR = first } : spec;
        return spec.PodCIDRs is [var range, ..] && range == spec.PodCIDR ? spec : spec with { PodCIDRs = [spec.PodCIDR] };
    }
}
