using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Services are written. Addresses and node ports are allocated before any of this runs.</summary>
/// <remarks>Source: registry/core/service/strategy.go (v1.36).</remarks>
internal sealed class ServiceStrategy : ResourceStrategy<Service>
{
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    // RelaxedServiceNameValidation is on: a name may start with a digit.
    public override NameRule Names => NameRule.DnsLabel;

    protected override Service Default(Service obj) => ServiceDefaults.Apply(obj);

    protected override Service PrepareForCreate(Service obj) => obj with { Status = new() };

    protected override Service PrepareForUpdate(Service obj, Service old) => ServiceTypeChange.Clear(obj with { Status = old.Status }, old);

    protected override Service PrepareForStatusUpdate(Service obj, Service old) => obj with { Spec = old.Spec };

    protected override void Validate(Service obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ServiceValidation.Validate(obj, null, errors);
    }

    protected override void ValidateUpdate(Service obj, Service old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ServiceUpdate.Validate(obj, old, errors);
        ServiceValidation.Validate(obj, old, errors);
    }

    protected override void ValidateStatusUpdate(Service obj, Service old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        LoadBalancerValidation.Validate(obj, old.Status.LoadBalancer, FieldPath.Status["loadBalancer"], errors);
    }

    protected override IEnumerable<string> Warnings(Service obj) => ServiceWarnings.Of(obj);
}
