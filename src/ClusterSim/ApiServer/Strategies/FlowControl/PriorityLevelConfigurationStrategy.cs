using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How PriorityLevelConfigurations are written.</summary>
/// <remarks>Source: registry/flowcontrol/prioritylevelconfiguration/strategy.go; flowcontrol/v1/defaults.go (v1.36).</remarks>
internal sealed class PriorityLevelConfigurationStrategy : ResourceStrategy<PriorityLevelConfiguration>
{
    private const int Shares = 30; // PriorityLevelConfigurationDefaultNominalConcurrencyShares
    private const int Queues = 64; // PriorityLevelConfigurationDefaultQueues
    private const int HandSize = 8; // PriorityLevelConfigurationDefaultHandSize
    private const int QueueLength = 50; // PriorityLevelConfigurationDefaultQueueLengthLimit

    protected override PriorityLevelConfiguration Default(PriorityLevelConfiguration obj) => obj with
    {
        Spec = obj.Spec with
        {
            Limited = obj.Spec.Limited is { } limited ? Default(limited) : null,
            Exempt = obj.Spec.Exempt is { } exempt
                ? exempt with { NominalConcurrencyShares = exempt.NominalConcurrencyShares ?? 0, LendablePercent = exempt.LendablePercent ?? 0 }
                : null,
        },
    };

    protected override PriorityLevelConfiguration PrepareForCreate(PriorityLevelConfiguration obj) => obj with { Status = new() };

    protected override PriorityLevelConfiguration PrepareForUpdate(PriorityLevelConfiguration obj, PriorityLevelConfiguration old) => obj with { Status = old.Status };

    protected override PriorityLevelConfiguration PrepareForStatusUpdate(PriorityLevelConfiguration obj, PriorityLevelConfiguration old) =>
        obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(PriorityLevelConfiguration obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PriorityLevelValidation.Validate(obj, errors);
        // What the exempt level lends is the one thing about the fixed levels that may be chosen.
        if (FlowControlDefaults.MandatoryLevel(obj.Metadata.Name) is { } mandatory && obj.Spec with { Exempt = mandatory.Spec.Exempt } != mandatory.Spec)
            errors.Invalid(FieldPath.Spec, obj.Spec, $"spec of '{obj.Metadata.Name}' must equal the fixed value");
        ValidateStatus(obj, errors);
    }

    protected override void ValidateUpdate(PriorityLevelConfiguration obj, PriorityLevelConfiguration old, FieldErrors errors) => Validate(obj, errors);

    protected override void ValidateStatusUpdate(PriorityLevelConfiguration obj, PriorityLevelConfiguration old, FieldErrors errors) => ValidateStatus(obj, errors);

    private static LimitedPriorityLevelConfiguration Default(LimitedPriorityLevelConfiguration limited) => limited with
    {
        NominalConcurrencyShares = limited.NominalConcurrencyShares ?? Shares,
        LendablePercent = limited.LendablePercent ?? 0,
        LimitResponse = limited.LimitResponse.Queuing is { } queuing ? limited.LimitResponse with { Queuing = Default(queuing) } : limited.LimitResponse,
    };

    private static QueuingConfiguration Default(QueuingConfiguration queuing) => new()
    {
        Queues = queuing.Queues != 0 ? queuing.Queues : Queues,
        HandSize = queuing.HandSize != 0 ? queuing.HandSize : HandSize,
        QueueLengthLimit = queuing.QueueLengthLimit != 0 ? queuing.QueueLengthLimit : QueueLength,
    };

    private static void ValidateStatus(PriorityLevelConfiguration obj, FieldErrors errors) =>
        PriorityLevelValidation.ValidateConditionTypes([.. obj.Status.Conditions.Select(condition => condition.Type ?? "")], errors);
}
