using ClusterSim.Api.Batch;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a change of a Job's spec: a Job that runs is what it is.</summary>
/// <remarks>Source: batch/validation/validation.go, ValidateJobSpecUpdate (v1.36).</remarks>
internal static class JobUpdate
{
    public static void Validate(Job obj, Job old, FieldErrors errors)
    {
        var path = FieldPath.Spec;
        var (spec, before) = (obj.Spec, old.Spec);
        ValidateCompletions(spec, before, path["completions"], errors);
        errors.Unchanged(path["selector"], spec.Selector, before.Selector);
        ValidateTemplate(spec.Template, old, path["template"], errors);
        errors.Unchanged(path["completionMode"], spec.CompletionMode, before.CompletionMode);
        errors.Unchanged(path["podFailurePolicy"], spec.PodFailurePolicy, before.PodFailurePolicy);
        errors.Unchanged(path["backoffLimitPerIndex"], spec.BackoffLimitPerIndex, before.BackoffLimitPerIndex);
        errors.Unchanged(path["managedBy"], spec.ManagedBy, before.ManagedBy);
        errors.Unchanged(path["successPolicy"], spec.SuccessPolicy, before.SuccessPolicy);
    }

    // An indexed Job may grow and shrink, as many pods at a time as indexes.
    private static void ValidateCompletions(JobSpec spec, JobSpec old, FieldPath path, FieldErrors errors)
    {
        if (spec.CompletionMode != "Indexed")
            errors.Unchanged(path, spec.Completions, old.Completions);
        else if (spec.Completions is { } completions && completions != old.Completions && completions != spec.Parallelism)
            errors.Invalid(path, completions, "can only be modified in tandem with spec.parallelism");
    }

    // While a Job is suspended and has no pods, where they will run and what they will ask for may change.
    private static void ValidateTemplate(PodTemplateSpec template, Job old, FieldPath path, FieldErrors errors)
    {
        var before = old.Spec.Template;
        var neverStarted = old.Status.StartTime is null;
        var stopped = old.Status.Active == 0 && old.Status.Conditions.Any(condition => condition is { Type: "Suspended", Status: "True" });
        if (old.Spec.Suspend != true || !(neverStarted || stopped))
        {
            errors.Unchanged(path, template, before);
            return;
        }
        var allowed = before.Spec with
        {
            Affinity = WithNodeAffinity(before.Spec.Affinity, template.Spec.Affinity),
            NodeSelector = template.Spec.NodeSelector,
            Tolerations = template.Spec.Tolerations,
            SchedulingGates = template.Spec.SchedulingGates,
            Containers = WithResources(before.Spec.Containers, template.Spec.Containers),
            InitContainers = WithResources(before.Spec.InitContainers, template.Spec.InitContainers),
        };
        errors.Unchanged(path["spec"], template.Spec, allowed);
    }

    private static Affinity? WithNodeAffinity(Affinity? before, Affinity? affinity)
    {
        var merged = (before ?? new()) with { NodeAffinity = affinity?.NodeAffinity };
        return merged == new Affinity() && (affinity is null || before is null) ? affinity : merged;
    }

    private static ValueList<Container> WithResources(ValueList<Container> before, ValueList<Container> containers) => before
        .Select((container, i) => i < containers.Count && containers[i].Name == container.Name ? container with { Resources = containers[i].Resources } : container)
        .ToValueList();
}
