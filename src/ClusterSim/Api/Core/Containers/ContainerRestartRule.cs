namespace ClusterSim.Api.Core;

/// <summary>Says what happens to a container when its exit meets a condition.</summary>
public sealed record ContainerRestartRule : ApiRecord
{
    /// <summary>What to do on a match: <c>Restart</c> this container, or <c>RestartAllContainers</c> of the Pod, init containers first.</summary>
    [Required]
    public string Action { get; init; } = "";

    /// <summary>Condition on the exit code. Required, as it is the only kind of condition.</summary>
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; init; }
}
