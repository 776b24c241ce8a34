using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Deployments are written.</summary>
/// <remarks>Source: registry/apps/deployment/strategy.go (v1.36).</remarks>
internal sealed class DeploymentStrategy : ResourceStrategy<Deployment>
{
    // Annotations count too: they are copied to ReplicaSets.
    public override bool IsNewGeneration(ApiObject obj, ApiObject old) => base.IsNewGeneration(obj, old) || obj.Metadata.Annotations != old.Metadata.Annotations;

    protected override Deployment Default(Deployment obj) => DeploymentDefaults.Apply(obj);

    protected override Deployment PrepareForCreate(Deployment obj) => obj with { Status = new() };

    protected override Deployment PrepareForUpdate(Deployment obj, Deployment old) => obj with { Status = old.Status };

    protected override Deployment PrepareForStatusUpdate(Deployment obj, Deployment old) =>
        obj with { Spec = old.Spec, Metadata = obj.Metadata with { Labels = old.Metadata.Labels } };

    protected override void Validate(Deployment obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        DeploymentValidation.ValidateSpec(obj.Spec, PodValidationOptions.ForCreate, errors);
    }

    protected override void ValidateUpdate(Deployment obj, Deployment old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        DeploymentValidation.ValidateSpec(obj.Spec, PodValidationOptions.ForUpdate(old.Spec.Template.Spec), errors);
        errors.Unchanged(FieldPath.Spec["selector"], obj.Spec.Selector, old.Spec.Selector);
    }

    protected override void ValidateStatusUpdate(Deployment obj, Deployment old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        DeploymentValidation.ValidateStatus(obj.Status, errors);
        WorkloadTemplateValidation.ValidateCollisionCount(obj.Status.CollisionCount, old.Status.CollisionCount, FieldPath.Status, errors);
    }

    protected override IEnumerable<string> Warnings(Deployment obj) => [.. PodNameWarnings.Of(obj.Metadata.Name), .. PodWarnings.Of(obj.Spec.Template, FieldPath.Spec["template"])];

    protected override IEnumerable<string> WarningsOnUpdate(Deployment obj, Deployment old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : PodWarnings.Of(obj.Spec.Template, FieldPath.Spec["template"]);
}
