using ClusterSim.Api.Batch;

namespace ClusterSim.Controllers.Jobs;

/// <summary>Makes the Pods of a Job.</summary>
/// <remarks>Source: job/indexed_job_utils.go; job_controller.go, manageJob (v1.36).</remarks>
internal sealed class JobPodTemplate
{
    private const string IndexVariable = "JOB_COMPLETION_INDEX"; // completionIndexEnvName
    private const int MaxGeneratedNameLength = 58; // names.MaxGeneratedNameLength

    private readonly Job _job;
    private readonly Pod _pod;

    public JobPodTemplate(Job job)
    {
        _job = job;
        var pod = Pod.FromTemplate(job.Spec.Template, job);
        var finalizers = pod.IsTracked ? pod.Metadata.Finalizers : pod.Metadata.Finalizers.Add(JobPod.Finalizer);
        pod = pod with { Metadata = pod.Metadata with { Finalizers = finalizers } };
        _pod = job.IsIndexed
            ? pod with { Spec = pod.Spec with { InitContainers = pod.Spec.InitContainers.Replace(WithIndex), Containers = pod.Spec.Containers.Replace(WithIndex) } }
            : pod;
    }

    /// <summary>A Pod like any other of the Job.</summary>
    public Pod Make() => _pod;

    /// <summary>The Pod of an index.</summary>
    /// <param name="index">Which.</param>
    /// <param name="replaced">The failed one it takes the place of; null: it is the first of its index, or that does not matter.</param>
    public Pod Make(int index, Pod? replaced)
    {
        var annotations = _pod.Metadata.Annotations.Set(JobPod.IndexAnnotation, $"{index}");
        return _pod with
        {
            Metadata = _pod.Metadata with
            {
                GenerateName = NamePrefix(index),
                Labels = _pod.Metadata.Labels.Set(JobPod.IndexAnnotation, $"{index}"),
                Annotations = _job.Spec.BackoffLimitPerIndex is null ? annotations : WithFailures(annotations, replaced),
            },
            Spec = _pod.Spec with { Hostname = $"{_job.Metadata.Name}-{index}" },
        };
    }

    private static Container WithIndex(Container container) => container.Env.Any(variable => variable.Name == IndexVariable) ? container : container with
    {
        Env = container.Env.Add(new()
        {
            Name = IndexVariable,
            ValueFrom = new() { FieldRef = new() { FieldPath = $"metadata.labels['{JobPod.IndexAnnotation}']" } },
        }),
    };

    private ValueMap<string> WithFailures(ValueMap<string> annotations, Pod? replaced)
    {
        if (replaced is null)
            return annotations.Set(JobPod.FailuresAnnotation, "0");
        var counts = PodFailureRules.For(_job, replaced).Counts;
        var (failures, ignored) = (replaced.EarlierFailures + (counts ? 1 : 0), replaced.EarlierIgnoredFailures + (counts ? 0 : 1));
        annotations = annotations.Set(JobPod.FailuresAnnotation, $"{failures}");
        return ignored > 0 ? annotations.Set(JobPod.IgnoredFailuresAnnotation, $"{ignored}") : annotations;
    }

    private string NamePrefix(int index)
    {
        var (name, ending) = (_job.Metadata.Name!, $"-{index}-");
        return name[..Math.Min(name.Length, MaxGeneratedNameLength - ending.Length)] + ending;
    }
}
