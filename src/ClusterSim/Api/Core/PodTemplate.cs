namespace ClusterSim.Api.Core;

/// <summary>A stored Pod template, used by controllers as an object of its own.</summary>
/// <remarks>Source: api/core/v1/types.go, PodTemplate (v1.36).</remarks>
[Resource("", "v1", "podtemplates")]
public sealed record PodTemplate : ApiObject
{
    /// <summary>The stored pattern for Pods, with their metadata and spec.</summary>
    public PodTemplateSpec Template { get; init; } = Unset<PodTemplateSpec>.Value;
}
