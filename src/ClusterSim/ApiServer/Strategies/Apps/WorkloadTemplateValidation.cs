using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What the kinds that keep pods running ask of selector and template.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidatePodTemplateSpecForReplicaSet (v1.36).</remarks>
internal static class WorkloadTemplateValidation
{
    private const string NoMatch = "`selector` does not match template `labels`";

    /// <summary>Checks that there is a selector, that it is valid and that it selects something in particular.</summary>
    public static void ValidateSelector(LabelSelector? selector, string kind, FieldPath path, FieldErrors errors)
    {
        if (selector is null)
        {
            errors.Required(path);
            return;
        }
        LabelValidation.ValidateSelector(selector, path, errors);
        if (selector.MatchLabels.Count + selector.MatchExpressions.Count == 0)
            errors.Invalid(path, selector, $"empty selector is invalid for {kind}");
    }

    /// <summary>Checks that the selector selects the template's pods. One that selects everything is complained about elsewhere.</summary>
    public static void ValidateMatch(LabelSelector? selector, PodTemplateSpec? template, FieldPath path, FieldErrors errors)
    {
        var labels = template?.Metadata.Labels ?? [];
        if (!LabelSelectorMatch.Matches(selector, labels))
            errors.Invalid(path["metadata"]["labels"], labels, NoMatch);
    }

    /// <summary>Checks that pods of the template are restarted for ever.</summary>
    public static void ValidateAlwaysRestarts(PodSpec spec, string kind, FieldPath path, FieldErrors errors)
    {
        if (spec.RestartPolicy != "Always")
            errors.NotSupported(path["restartPolicy"], spec.RestartPolicy ?? "", "Always");
        if (spec.ActiveDeadlineSeconds is not null)
            errors.Forbidden(path["activeDeadlineSeconds"], $"activeDeadlineSeconds in {kind} is not Supported");
    }

    /// <summary>Checks selector and template as ReplicaSets and Deployments do.</summary>
    public static void ValidateReplicated(LabelSelector? selector, PodTemplateSpec template, FieldPath spec, PodValidationOptions options, FieldErrors errors)
    {
        ValidateSelector(selector, "deployment", spec["selector"], errors);
        if (!LabelSelectorMatch.CanEvaluate(selector))
        {
            errors.Invalid(spec["selector"], selector, "invalid label selector");
            return;
        }
        ValidateMatch(selector, template, spec["template"], errors);
        PodTemplateValidation.Validate(template, spec["template"], options, errors);
        ValidateAlwaysRestarts(template.Spec, "ReplicaSet", spec["template"]["spec"], errors);
    }

    /// <summary>Checks a controller's count of collisions, which only rises.</summary>
    public static void ValidateCollisionCount(int? count, int? old, FieldPath status, FieldErrors errors)
    {
        if ((count ?? 0) < (old ?? 0))
            errors.Invalid(status["collisionCount"], count ?? 0, "cannot be decremented");
    }

    /// <summary>Checks that a part of the replicas is not more than all of them.</summary>
    public static void ValidateAtMost(int value, int limit, string limitName, FieldPath path, FieldErrors errors)
    {
        if (value > limit)
            errors.Invalid(path, value, "cannot be greater than " + limitName);
    }
}
