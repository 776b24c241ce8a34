using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>The selector a Job gets when it does not bring its own: one that no other Job's pods match.</summary>
/// <remarks>Source: registry/batch/job/strategy.go, generateSelector; batch/validation, validateGeneratedSelector (v1.36).</remarks>
internal static class JobSelector
{
    /// <summary>The spec with selector and template labels made from name and uid. What is there already stays, and is refused by validation if it does not fit.</summary>
    public static JobSpec Generate(Job job)
    {
        var (uid, name) = (job.Metadata.Uid ?? "", job.Metadata.Name ?? "");
        var labels = job.Spec.Template.Metadata.Labels;
        foreach (var (key, value) in new[]
        {
            (JobLabels.LegacyJobName, name), (JobLabels.JobName, name), (JobLabels.LegacyControllerUid, uid), (JobLabels.ControllerUid, uid),
        })
            labels = labels.ContainsKey(key) ? labels : labels.Set(key, value);
        var selector = job.Spec.Selector ?? new();
        return job.Spec with
        {
            Template = job.Spec.Template with { Metadata = job.Spec.Template.Metadata with { Labels = labels } },
            Selector = selector.MatchLabels.ContainsKey(JobLabels.ControllerUid) ? selector : selector with { MatchLabels = selector.MatchLabels.Set(JobLabels.ControllerUid, uid) },
        };
    }

    /// <summary>Checks that a generated selector and its labels are as generated.</summary>
    public static void Validate(Job job, Job? old, FieldErrors errors)
    {
        if (job.Spec.ManualSelector == true || job.Spec.Selector is not { } selector)
            return;
        var (uid, name) = (job.Metadata.Uid ?? "", job.Metadata.Name ?? "");
        if (uid.Length == 0)
            errors.Required(FieldPath.Metadata["uid"]);
        var oldLabels = old?.Spec.Template.Metadata.Labels;
        var prefixed = oldLabels is null || (oldLabels.ContainsKey(JobLabels.JobName) && oldLabels.ContainsKey(JobLabels.ControllerUid));
        (string Key, string Value)[] expected =
        [
            (JobLabels.LegacyControllerUid, uid), (JobLabels.LegacyJobName, name),
            .. prefixed ? ((string, string)[])[(JobLabels.ControllerUid, uid), (JobLabels.JobName, name)] : [],
        ];
        foreach (var (key, value) in expected)
            ValidateHasLabel(job.Spec.Template.Metadata, key, value, errors);
        if (LabelSelectorMatch.CanEvaluate(selector) && !LabelSelectorMatch.Matches(selector, ValueMap.Of<string>(expected)))
            errors.Invalid(FieldPath.Spec["selector"], selector, "`selector` not auto-generated");
    }

    private static void ValidateHasLabel(ObjectMeta metadata, string key, string expected, FieldErrors errors)
    {
        var path = FieldPath.Spec["template"]["metadata"]["labels"];
        if (!metadata.Labels.TryGetValue(key, out var actual))
            errors.Required(path.Key(key), $"must be '{expected}'");
        else if (actual != expected)
            errors.Invalid(path.Key(key), metadata.Labels, $"must be '{expected}'");
    }
}
