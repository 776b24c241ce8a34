using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with Events of either group, as far as they have it in common.</summary>
/// <remarks>Source: core/validation/events.go, legacyValidateEvent (v1.36).</remarks>
internal static class EventValidation
{
    private const int MaxLength = 128; // ReportingInstanceLengthLimit, ActionLengthLimit, ReasonLengthLimit
    private const int MaxNoteLength = 1024; // NoteLengthLimit

    /// <summary>The parts, under whatever names the group has for them.</summary>
    internal readonly record struct Parts(
        string? Namespace, string? InvolvedNamespace, MicroTime? Time, string ControllerField, string? Controller, string? Instance, string? Action, string? Reason, string? Message);

    public static void Validate(Parts parts, FieldErrors errors)
    {
        var (ns, involved) = (parts.Namespace ?? "", parts.InvolvedNamespace ?? "");
        var isNew = parts.Time is not null;
        var matches = involved.Length > 0 ? isNew || ns == involved : ns is "" or "default" || (isNew && ns == "kube-system");
        if (!matches)
            errors.Invalid(FieldPath.Root("involvedObject")["namespace"], involved, "does not match event.namespace");
        if (isNew)
            ValidateNew(parts, errors);
        errors.Invalid(FieldPath.Root("namespace"), ns, DnsName.CheckSubdomain(ns));
    }

    /// <summary>Checks how often an Event of events.k8s.io has come.</summary>
    public static void ValidateSeries(int? count, MicroTime? last, FieldErrors errors)
    {
        if (count < 2)
            errors.Invalid(FieldPath.Root("series")["count"], "", "should be at least 2");
        if (count is not null && last is null)
            errors.Required(FieldPath.Root("series")["lastObservedTime"]);
    }

    private static void ValidateNew(Parts parts, FieldErrors errors)
    {
        var controller = parts.Controller ?? "";
        if (controller.Length == 0)
            errors.Required(FieldPath.Root(parts.ControllerField));
        errors.Invalid(FieldPath.Root(parts.ControllerField), controller, LabelSyntax.CheckKey(controller));
        ValidateText(parts.Instance, "reportingInstance", errors);
        ValidateText(parts.Action, "action", errors);
        ValidateText(parts.Reason, "reason", errors);
        if (GoText.Length(parts.Message ?? "") > MaxNoteLength)
            errors.Invalid(FieldPath.Root("message"), "", $"can have at most {MaxNoteLength} characters");
    }

    private static void ValidateText(string? text, string field, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            errors.Required(FieldPath.Root(field));
        else if (GoText.Length(text) > MaxLength)
            errors.Invalid(FieldPath.Root(field), "", $"can have at most {MaxLength} characters");
    }
}
