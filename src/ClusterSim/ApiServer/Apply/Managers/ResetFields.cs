using ClusterSim.Api.Apps;
using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Which fields a write through a path cannot set, so that nobody comes to own them by trying.</summary>
/// <remarks>Source: GetResetFields and GetResetFieldsFilter of registry/*/strategy.go (v1.36).</remarks>
internal static class ResetFields
{
    private static readonly FieldSet Status = FieldSet.OfFields("status");
    private static readonly FieldSet Spec = FieldSet.OfFields("spec");
    private static readonly FieldSet SpecAndMetadata = Spec.Union(FieldSet.OfFields("metadata"));
    private static readonly FieldSet InDeploymentStatus = Spec.Union(FieldSet.OfFields("metadata", "labels"));
    private static readonly FieldSet InPodStatus = Spec.Union(FieldSet.OfFields("metadata", "deletionTimestamp")).Union(FieldSet.OfFields("metadata", "ownerReferences"));

    /// <summary>What leaves of a set of fields those that can be set.</summary>
    public static Func<FieldSet, FieldSet> FilterFor(ResourceType type, string subresource) => subresource switch
    {
        "" or "finalize" => (type.Subresources & Subresources.Status) != 0 ? static fields => fields.Without(Status) : static fields => fields,
        "scale" => static fields => fields,
        "ephemeralcontainers" => static fields => Below(fields, "spec", spec => Below(spec, "ephemeralContainers", all => all)),
        "resize" => static fields => Below(fields, "spec", Resizable),
        _ => fields => fields.Without(InStatus(type)),
    };

    private static FieldSet InStatus(ResourceType type)
    {
        if (type.ClrType == typeof(Deployment))
            return InDeploymentStatus;
        if (type.ClrType == typeof(Pod))
            return InPodStatus;
        return type.ClrType == typeof(CustomResource) || type.ClrType == typeof(VolumeAttachment)
            || type.Kind is "CustomResourceDefinition" or "FlowSchema" or "PriorityLevelConfiguration" or "APIService" or "ResourceClaim" ? SpecAndMetadata : Spec;
    }

    private static FieldSet Resizable(FieldSet spec) =>
        Below(spec, "containers", OfContainers).Union(Below(spec, "initContainers", OfContainers)).Union(Below(spec, "resources", all => all));

    private static FieldSet OfContainers(FieldSet containers)
    {
        var nodes = new List<FieldSet.Node>();
        foreach (var node in containers.Nodes)
        {
            var below = node.Children is null ? FieldSet.Empty : Below(node.Children, "resources", all => all).Union(Below(node.Children, "resizePolicy", all => all));
            nodes.Add(new(node.Step, node.IsMember, below.IsEmpty ? null : below));
        }
        return FieldSet.Of(nodes);
    }

    /// <summary>Of a set only what concerns one field.</summary>
    private static FieldSet Below(FieldSet fields, string name, Func<FieldSet, FieldSet> keep)
    {
        foreach (var node in fields.Nodes)
            if (node.Step is FieldElement field && field.Name == name)
            {
                var below = node.Children is null ? FieldSet.Empty : keep(node.Children);
                return node.IsMember || !below.IsEmpty ? FieldSet.Of([new(node.Step, node.IsMember, below.IsEmpty ? null : below)]) : FieldSet.Empty;
            }
        return FieldSet.Empty;
    }
}
