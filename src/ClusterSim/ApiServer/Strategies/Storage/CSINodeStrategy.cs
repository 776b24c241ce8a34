using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How CSINodes are written. A driver's entry stays as it is, except for how many volumes it takes.</summary>
/// <remarks>Source: registry/storage/csinode/strategy.go; storage/validation/validation.go, ValidateCSINode (v1.36).</remarks>
internal sealed class CSINodeStrategy : ResourceStrategy<CSINode>
{
    private const int MaxNodeIdLength = 256;

    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    public override bool AllowsUnconditionalUpdate => false;

    protected override void Validate(CSINode obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var (drivers, path) = (obj.Spec.Drivers, FieldPath.Spec["drivers"]);
        for (var i = 0; i < drivers.Count; i++)
        {
            Validate(drivers[i], path[i], errors);
            if (drivers.Take(i).Any(other => other.Name == drivers[i].Name))
                errors.Duplicate(path[i]["name"], drivers[i].Name);
            ValidateKeys(drivers[i].TopologyKeys, path[i], errors);
        }
    }

    protected override void ValidateUpdate(CSINode obj, CSINode old, FieldErrors errors)
    {
        Validate(obj, errors);
        foreach (var before in old.Spec.Drivers)
            foreach (var driver in obj.Spec.Drivers.Where(driver => driver.Name == before.Name))
                errors.Unchanged(FieldPath.Spec["drivers"], driver with { Allocatable = null }, before with { Allocatable = null });
    }

    private static void Validate(CSINodeDriver driver, FieldPath path, FieldErrors errors)
    {
        CsiVolumeValidation.ValidateDriver(driver.Name, path["name"], errors);
        if (driver.NodeID.Length == 0)
            errors.Required(path["nodeID"]);
        if (GoText.Length(driver.NodeID) > MaxNodeIdLength)
            errors.Invalid(path["nodeID"], driver.NodeID, $"must be {MaxNodeIdLength} characters or less");
        if (driver.Allocatable?.Count is { } count)
            errors.NotNegative(path["allocatable"]["count"], count);
    }

    // Which of the keys it is remains untold, as in Kubernetes.
    private static void ValidateKeys(ValueList<string> keys, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].Length == 0)
                errors.Required(path);
            if (keys.Take(i).Contains(keys[i]))
                errors.Duplicate(path, keys[i]);
            errors.Invalid(path, keys[i], LabelSyntax.CheckKey(keys[i]));
        }
    }
}
