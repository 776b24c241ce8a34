using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How StorageClasses are written.</summary>
/// <remarks>Source: registry/storage/storageclass/strategy.go; storage/v1/defaults.go; storage/validation/validation.go (v1.36).</remarks>
internal sealed class StorageClassStrategy : ResourceStrategy<StorageClass>
{
    private static readonly string[] ReclaimPolicies = ["Delete", "Retain"];
    private static readonly string[] BindingModes = ["Immediate", "WaitForFirstConsumer"];

    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override StorageClass Default(StorageClass obj) =>
        obj with { ReclaimPolicy = obj.ReclaimPolicy ?? "Delete", VolumeBindingMode = obj.VolumeBindingMode ?? "Immediate" };

    protected override void Validate(StorageClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DriverParameters.ValidateDriver(obj.Provisioner, FieldPath.Root("provisioner"), errors);
        DriverParameters.Validate(obj.Parameters, FieldPath.Root("parameters"), errors);
        if (!string.IsNullOrEmpty(obj.ReclaimPolicy) && !ReclaimPolicies.Contains(obj.ReclaimPolicy))
            errors.NotSupported(FieldPath.Root("reclaimPolicy"), obj.ReclaimPolicy, ReclaimPolicies);
        if (obj.VolumeBindingMode is null)
            errors.Required(FieldPath.Root("volumeBindingMode"));
        else if (!BindingModes.Contains(obj.VolumeBindingMode))
            errors.NotSupported(FieldPath.Root("volumeBindingMode"), obj.VolumeBindingMode, BindingModes);
        AllowedTopologyValidation.Validate(obj.AllowedTopologies, FieldPath.Root("allowedTopologies"), errors);
    }

    protected override void ValidateUpdate(StorageClass obj, StorageClass old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Root("parameters"), obj.Parameters, old.Parameters);
        errors.Unchanged(FieldPath.Root("provisioner"), obj.Provisioner, old.Provisioner);
        errors.Unchanged(FieldPath.Root("reclaimPolicy"), obj.ReclaimPolicy, old.ReclaimPolicy);
        errors.Unchanged(FieldPath.Root("volumeBindingMode"), obj.VolumeBindingMode, old.VolumeBindingMode);
    }

    protected override IEnumerable<string> Warnings(StorageClass obj) =>
        obj.AllowedTopologies.SelectMany((term, i) => term.MatchLabelExpressions.SelectMany((expression, j) =>
            NodeLabelWarnings.OfLabel(expression.Key, FieldPath.Root("allowedTopologies")[i]["matchLabelExpressions"][j]["key"])));
}
