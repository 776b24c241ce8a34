using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pods;

/// <summary>The states that container statuses show.</summary>
internal static class ContainerStates
{
    /// <summary>Reason of the end that is told of a container that was taken away.</summary>
    public const string RestartingAll = "RestartingAllContainers";

    private const string RemovedMessage = "The container is removed because RestartAllContainers in place";

    public static ContainerState None { get; } = new();

    /// <summary>Waiting for the Pod's sandbox, or its turn.</summary>
    public static ContainerState Creating { get; } = Waiting("ContainerCreating", null);

    /// <summary>Waiting for init containers.</summary>
    public static ContainerState Initializing { get; } = Waiting("PodInitializing", null);

    public static ContainerState Waiting(string reason, string? message) => new() { Waiting = new() { Reason = reason, Message = message } };

    public static ContainerState Terminated(ContainerInstance container) => new()
    {
        Terminated = new()
        {
            ExitCode = container.ExitCode,
            Reason = container.Reason,
            Message = container.TerminationMessage,
            StartedAt = container.StartedAt,
            FinishedAt = container.FinishedAt,
            ContainerID = container.Id,
        },
    };

    /// <summary>The container was taken away so that all can start anew.</summary>
    /// <remarks>Source: kubelet_pods.go, convertToAPIContainerStatuses (v1.36).</remarks>
    public static ContainerState Removed { get; } = Waiting(RestartingAll, RemovedMessage);

    /// <summary>The last state of such a container, however it had ended.</summary>
    public static ContainerState EndOfRemoved { get; } = new() { Terminated = new() { ExitCode = 137, Reason = RestartingAll, Message = RemovedMessage } };

    /// <summary>What is said of a container about which nothing is known when its Pod ends.</summary>
    /// <remarks>Source: status_manager.go, TerminatePod (v1.36).</remarks>
    public static ContainerState Lost { get; } = new()
    {
        Terminated = new() { ExitCode = 137, Reason = "ContainerStatusUnknown", Message = "The container could not be located when the pod was terminated" },
    };
}
