using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How CSIStorageCapacities are written.</summary>
/// <remarks>Source: registry/storage/csistoragecapacity/strategy.go; storage/validation/validation.go (v1.36).</remarks>
internal sealed class CSIStorageCapacityStrategy : ResourceStrategy<CSIStorageCapacity>
{
    public override bool HasGeneration => false;

    public override bool AllowsUnconditionalUpdate => false;

    protected override void Validate(CSIStorageCapacity obj, FieldErrors errors) => Validate(obj, false, errors);

    protected override void ValidateUpdate(CSIStorageCapacity obj, CSIStorageCapacity old, FieldErrors errors)
    {
        var oldErrors = new FieldErrors();
        LabelValidation.ValidateSelector(old.NodeTopology, FieldPath.Root("nodeTopology"), oldErrors);
        Validate(obj, oldErrors.Any, errors);
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Root("nodeTopology"), obj.NodeTopology, old.NodeTopology);
        errors.Unchanged(FieldPath.Root("storageClassName"), obj.StorageClassName, old.StorageClassName);
    }

    private void Validate(CSIStorageCapacity obj, bool allowsInvalidValues, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        LabelValidation.ValidateSelector(obj.NodeTopology, FieldPath.Root("nodeTopology"), errors, allowsInvalidValues);
        errors.Invalid(FieldPath.Root("storageClassName"), obj.StorageClassName, DnsName.CheckSubdomain(obj.StorageClassName));
        if (obj.Capacity is { } capacity)
            QuantityValidation.ValidateNotNegative(capacity, FieldPath.Root("capacity"), errors);
    }
}
