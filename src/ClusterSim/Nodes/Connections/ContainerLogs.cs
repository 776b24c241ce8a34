using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Connections;

/// <summary>Finds the log that is meant, by what a container's status says.</summary>
/// <remarks>Source: kubelet_pods.go, validateContainerLogStatus (v1.36).</remarks>
internal static class ContainerLogs
{
    /// <param name="loop">The loop.</param>
    /// <param name="pod">The Pod as stored.</param>
    /// <param name="slot">The container at its kubelet; null when that has not met the Pod yet.</param>
    /// <param name="options">What is wanted.</param>
    /// <exception cref="ApiException">400: there is none.</exception>
    public static IByteSource Open(SimulationLoop loop, Pod pod, ContainerSlot? slot, PodLogOptions options)
    {
        var id = IdOf(slot?.Reported ?? Stored(pod, options.Container), options, pod.Metadata.Name ?? "");
        if (slot is null)
            throw ApiErrors.BadRequest($"container \"{options.Container}\" in pod \"{pod.Metadata.Name}\" is not available");
        if (slot.Current is { } current && current.Id == id)
            return new LogReader(loop, options.Follow && current.IsRunning ? current.Log : current.LogIfAny, options, () => current.IsRunning);
        return slot.PreviousId == id
            ? new LogReader(loop, slot.PreviousLog, options, static () => false)
            : throw ApiErrors.Internal($"unable to retrieve container logs for {id}");
    }

    private static ContainerStatus? Stored(Pod pod, string container) =>
        pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses).Concat(pod.Status.EphemeralContainerStatuses).FirstOrDefault(status => status.Name == container);

    private static string IdOf(ContainerStatus? status, PodLogOptions options, string pod)
    {
        var what = $"container \"{options.Container}\" in pod \"{pod}\"";
        if (status is null)
            throw ApiErrors.BadRequest(what + " is not available");
        var (state, last) = (status.State, status.LastState.Terminated?.ContainerID);
        if (options.Previous)
            return NullIfEmpty(last) ?? throw ApiErrors.BadRequest("previous terminated " + what + " not found");
        if (state.Running is not null)
            return status.ContainerID ?? "";
        if (state.Terminated is { } ended)
            return NullIfEmpty(ended.ContainerID) ?? NullIfEmpty(last) ?? throw ApiErrors.BadRequest(what + " is terminated");
        if (status.LastState.Terminated is not null)
            return NullIfEmpty(last) ?? throw ApiErrors.BadRequest(what + " is terminated");
        throw ApiErrors.BadRequest(state.Waiting?.Reason switch
        {
            null => what + " is not available",
            "ErrImagePull" => what + " is waiting to start: image can't be pulled",
            "ImagePullBackOff" => what + " is waiting to start: trying and failing to pull image",
            var reason => $"{what} is waiting to start: {reason}",
        });
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
