namespace ClusterSim.Api.Core;

/// <summary>States how a container reacts to an in-place change of one resource.</summary>
public sealed record ContainerResizePolicy : ApiRecord
{
    /// <summary>Resource the policy covers: <c>cpu</c> or <c>memory</c>.</summary>
    [Required]
    public string ResourceName { get; init; } = "";

    /// <summary><c>NotRequired</c> applies the change while running; <c>RestartContainer</c> restarts the container. Unlisted resources use <c>NotRequired</c>.</summary>
    [Required]
    public string RestartPolicy { get; init; } = "";
}
