using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Events of the core group are written.</summary>
/// <remarks>Source: registry/core/event/strategy.go; core/validation/events.go, legacyValidateEvent (v1.36).</remarks>
internal sealed class EventStrategy : ResourceStrategy<Event>
{
    public override bool HasGeneration => false;

    public override DeletePropagation DefaultPropagation => DeletePropagation.Unsupported;

    public override bool AllowsCreateOnUpdate => true;

    // Metadata is left to what holds for all kinds.
    protected override void Validate(Event obj, FieldErrors errors) => EventValidation.Validate(
        new(obj.Metadata.Namespace, obj.InvolvedObject.Namespace, obj.EventTime, "reportingComponent", obj.ReportingComponent, obj.ReportingInstance, obj.Action, obj.Reason, obj.Message), errors);

    protected override void ValidateUpdate(Event obj, Event old, FieldErrors errors) => Validate(obj, errors);
}
