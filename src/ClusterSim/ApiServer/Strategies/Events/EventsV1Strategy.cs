using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Events of events.k8s.io are written.</summary>
/// <remarks>Source: registry/core/event/strategy.go; core/validation/events.go, ValidateEventCreate (v1.36).</remarks>
internal sealed class EventsV1Strategy : ResourceStrategy<Api.Events.Event>
{
    public override bool HasGeneration => false;

    public override DeletePropagation DefaultPropagation => DeletePropagation.Unsupported;

    public override bool AllowsCreateOnUpdate => true;

    protected override void Validate(Api.Events.Event obj, FieldErrors errors)
    {
        ValidateParts(obj, errors);
        ValidateMetadata(obj, errors);
        EventValidation.ValidateSeries(obj.Series?.Count, obj.Series?.LastObservedTime, errors);
        if (obj.EventTime is null)
            errors.Required(FieldPath.Root("eventTime"));
        if (obj.Type is not ("Normal" or "Warning"))
            errors.Invalid(FieldPath.Root("type"), "", "has invalid value: " + obj.Type);
        MustBeUnset("firstTimestamp", obj.DeprecatedFirstTimestamp is null, errors);
        MustBeUnset("lastTimestamp", obj.DeprecatedLastTimestamp is null, errors);
        MustBeUnset("count", obj.DeprecatedCount == 0, errors);
        MustBeUnset("source", obj.DeprecatedSource == new EventSource(), errors);
    }

    protected override void ValidateUpdate(Api.Events.Event obj, Api.Events.Event old, FieldErrors errors)
    {
        ValidateParts(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        if (obj.Series != old.Series)
            EventValidation.ValidateSeries(obj.Series?.Count, obj.Series?.LastObservedTime, errors);
        errors.Unchanged(FieldPath.Root("involvedObject"), obj.Regarding, old.Regarding);
        errors.Unchanged(FieldPath.Root("reason"), obj.Reason ?? "", old.Reason ?? "");
        errors.Unchanged(FieldPath.Root("message"), obj.Note ?? "", old.Note ?? "");
        errors.Unchanged(FieldPath.Root("source"), obj.DeprecatedSource, old.DeprecatedSource);
        errors.Unchanged(FieldPath.Root("firstTimestamp"), obj.DeprecatedFirstTimestamp, old.DeprecatedFirstTimestamp);
        errors.Unchanged(FieldPath.Root("lastTimestamp"), obj.DeprecatedLastTimestamp, old.DeprecatedLastTimestamp);
        errors.Unchanged(FieldPath.Root("count"), obj.DeprecatedCount, old.DeprecatedCount);
        errors.Unchanged(FieldPath.Root("type"), obj.Type ?? "", old.Type ?? "");
        errors.Unchanged(FieldPath.Root("eventTime"), obj.EventTime, old.EventTime);
        errors.Unchanged(FieldPath.Root("action"), obj.Action ?? "", old.Action ?? "");
        errors.Unchanged(FieldPath.Root("related"), obj.Related, old.Related);
        errors.Unchanged(FieldPath.Root("reportingController"), obj.ReportingController ?? "", old.ReportingController ?? "");
        errors.Unchanged(FieldPath.Root("reportingInstance"), obj.ReportingInstance ?? "", old.ReportingInstance ?? "");
    }

    private static void ValidateParts(Api.Events.Event obj, FieldErrors errors) => EventValidation.Validate(
        new(obj.Metadata.Namespace, obj.Regarding.Namespace, obj.EventTime, "reportingController", obj.ReportingController, obj.ReportingInstance, obj.Action, obj.Reason, obj.Note), errors);

    private static void MustBeUnset(string field, bool isUnset, FieldErrors errors)
    {
        if (!isUnset)
            errors.Invalid(FieldPath.Root(field), "", "needs to be unset");
    }
}
