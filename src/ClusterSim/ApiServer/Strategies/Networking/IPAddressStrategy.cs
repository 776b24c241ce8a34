using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How IPAddresses are written. Nothing about them ever changes.</summary>
/// <remarks>Source: registry/networking/ipaddress/strategy.go; networking/validation/validation.go, ValidateIPAddress (v1.36).</remarks>
internal sealed class IPAddressStrategy : ResourceStrategy<IPAddress>
{
    public override bool HasGeneration => false;

    public override NameRule Names { get; } = NameRule.Of(IpAddressSyntax.CheckCanonical);

    protected override void Validate(IPAddress obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var (parent, path) = (obj.Spec.ParentRef, FieldPath.Spec["parentRef"]);
        if (parent == new ParentReference())
        {
            errors.Required(path);
            return;
        }
        if (!string.IsNullOrEmpty(parent.Group))
            errors.Invalid(path["group"], parent.Group, DnsName.CheckSubdomain(parent.Group));
        NamedReferenceValidation.ValidateSegment(parent.Resource, path["resource"], errors);
        NamedReferenceValidation.ValidateSegment(parent.Name, path["name"], errors);
        if (!string.IsNullOrEmpty(parent.Namespace))
            errors.Invalid(path["namespace"], parent.Namespace, PathSegment.CheckName(parent.Namespace));
    }

    protected override void ValidateUpdate(IPAddress obj, IPAddress old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Spec["parentRef"], obj.Spec.ParentRef, old.Spec.ParentRef);
    }
}
