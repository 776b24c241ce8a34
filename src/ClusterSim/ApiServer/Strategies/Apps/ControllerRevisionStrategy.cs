using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ControllerRevisions are written.</summary>
/// <remarks>Source: registry/apps/controllerrevision/strategy.go (v1.36).</remarks>
internal sealed class ControllerRevisionStrategy : ResourceStrategy<ControllerRevision>
{
    public override bool HasGeneration => false;

    protected override void Validate(ControllerRevision obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        if (obj.Data is null)
            errors.Required(FieldPath.Root("data"), "data is mandatory");
        else if (obj.Data is not JsonObject)
            errors.Invalid(FieldPath.Root("data"), GoJson.Compact(obj.Data), "data must be a valid JSON object");
        errors.NotNegative(FieldPath.Root("revision"), obj.Revision);
    }

    protected override void ValidateUpdate(ControllerRevision obj, ControllerRevision old, FieldErrors errors)
    {
        base.ValidateUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Root("data"), obj.Data, old.Data);
    }
}
