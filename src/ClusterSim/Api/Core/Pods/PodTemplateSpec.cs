namespace ClusterSim.Api.Core;

/// <summary>Pattern from which a controller makes its Pods.</summary>
public sealed record PodTemplateSpec : ApiRecord
{
    /// <summary>Labels, annotations and finalizers given to each Pod made from the template.</summary>
    public ObjectMeta Metadata { get; init; } = Unset<ObjectMeta>.Value;

    /// <summary>Wanted state of each Pod made from the template.</summary>
    public PodSpec Spec { get; init; } = Unset<PodSpec>.Value;
}
