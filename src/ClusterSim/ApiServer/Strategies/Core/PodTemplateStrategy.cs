using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How PodTemplates, templates stored on their own, are written.</summary>
/// <remarks>Source: registry/core/podtemplate/strategy.go; core/validation/validation.go, ValidatePodTemplate (v1.36).</remarks>
internal sealed class PodTemplateStrategy : ResourceStrategy<PodTemplate>
{
    public override bool ReturnsDeletedObject => true;

    protected override PodTemplate Default(PodTemplate obj) =>
        PodTemplateDefaults.Apply(obj.Template) is var template && ReferenceEquals(template, obj.Template) ? obj : obj with { Template = template };

    protected override void Validate(PodTemplate obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PodTemplateValidation.Validate(obj.Template, FieldPath.Root("template"), PodValidationOptions.ForCreate, errors);
    }

    protected override void ValidateUpdate(PodTemplate obj, PodTemplate old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        PodTemplateValidation.Validate(obj.Template, FieldPath.Root("template"), PodValidationOptions.ForUpdate(old.Template), errors);
    }

    protected override IEnumerable<string> Warnings(PodTemplate obj) => PodWarnings.Of(obj.Template, FieldPath.Root("template"));

    protected override IEnumerable<string> WarningsOnUpdate(PodTemplate obj, PodTemplate old) =>
        obj.Metadata.Generation == old.Metadata.Generation ? [] : Warnings(obj);
}
