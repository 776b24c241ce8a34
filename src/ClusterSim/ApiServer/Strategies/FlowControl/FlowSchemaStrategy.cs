using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How FlowSchemas are written.</summary>
/// <remarks>Source: registry/flowcontrol/flowschema/strategy.go; flowcontrol/v1/defaults.go (v1.36).</remarks>
internal sealed class FlowSchemaStrategy : ResourceStrategy<FlowSchema>
{
    private const int Precedence = 1000; // FlowSchemaDefaultMatchingPrecedence

    protected override FlowSchema Default(FlowSchema obj) =>
        obj.Spec.MatchingPrecedence != 0 ? obj : obj with { Spec = obj.Spec with { MatchingPrecedence = Precedence } };

    protected override FlowSchema PrepareForCreate(FlowSchema obj) => obj with { Status = new() };

    protected override FlowSchema PrepareForUpdate(FlowSchema obj, FlowSchema old) => obj with { Status = old.Status };

    protected override FlowSchema PrepareForStatusUpdate(FlowSchema obj, FlowSchema old) => obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(FlowSchema obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        FlowSchemaValidation.Validate(obj, errors);
        if (FlowControlDefaults.MandatorySchema(obj.Metadata.Name) is { } mandatory && obj.Spec != mandatory.Spec)
            errors.Invalid(FieldPath.Spec, obj.Spec, $"spec of '{obj.Metadata.Name}' must equal the fixed value");
        ValidateStatus(obj, errors);
    }

    protected override void ValidateUpdate(FlowSchema obj, FlowSchema old, FieldErrors errors) => Validate(obj, errors);

    protected override void ValidateStatusUpdate(FlowSchema obj, FlowSchema old, FieldErrors errors) => ValidateStatus(obj, errors);

    private static void ValidateStatus(FlowSchema obj, FieldErrors errors)
    {
        var types = obj.Status.Conditions.Select(condition => condition.Type ?? "").ToList();
        PriorityLevelValidation.ValidateConditionTypes(types, errors);
    }
}
