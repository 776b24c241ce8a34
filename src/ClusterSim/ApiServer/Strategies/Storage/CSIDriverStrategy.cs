using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How CSIDrivers are written.</summary>
/// <remarks>Source: registry/storage/csidriver/strategy.go; storage/v1/defaults.go (v1.36).</remarks>
internal sealed class CSIDriverStrategy : ResourceStrategy<CSIDriver>
{
    // Counted from the first change on, so that a new object has none.
    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    public override bool AllowsUnconditionalUpdate => false;

    protected override CSIDriver Default(CSIDriver obj)
    {
        var spec = obj.Spec;
        return obj with
        {
            Spec = spec with
            {
                AttachRequired = spec.AttachRequired ?? true,
                PodInfoOnMount = spec.PodInfoOnMount ?? false,
                StorageCapacity = spec.StorageCapacity ?? false,
                FsGroupPolicy = spec.FsGroupPolicy ?? "ReadWriteOnceWithFSType",
                VolumeLifecycleModes = spec.VolumeLifecycleModes.Count > 0 ? spec.VolumeLifecycleModes : ["Persistent"],
                RequiresRepublish = spec.RequiresRepublish ?? false,
                SeLinuxMount = spec.SeLinuxMount ?? false,
            },
        };
    }

    // VolumeLimitScaling is off.
    protected override CSIDriver PrepareForCreate(CSIDriver obj) => obj with { Spec = obj.Spec with { PreventPodSchedulingIfMissing = null } };

    protected override CSIDriver PrepareForUpdate(CSIDriver obj, CSIDriver old)
    {
        if (old.Spec.PreventPodSchedulingIfMissing is null)
            obj = obj with { Spec = obj.Spec with { PreventPodSchedulingIfMissing = null } };
        return obj.Spec == old.Spec ? obj : obj with { Metadata = obj.Metadata with { Generation = obj.Metadata.Generation + 1 } };
    }

    protected override void Validate(CSIDriver obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        CSIDriverValidation.Validate(obj.Spec, errors);
    }

    protected override void ValidateUpdate(CSIDriver obj, CSIDriver old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        CSIDriverValidation.Validate(obj.Spec, errors);
        errors.Unchanged(FieldPath.Spec["attachedRequired"], obj.Spec.AttachRequired, old.Spec.AttachRequired);
        errors.Unchanged(FieldPath.Spec["volumeLifecycleModes"], obj.Spec.VolumeLifecycleModes, old.Spec.VolumeLifecycleModes);
    }
}
