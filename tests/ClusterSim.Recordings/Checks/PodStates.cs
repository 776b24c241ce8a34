namespace ClusterSim.Recordings.Checks;

/// <summary>What kubelets say of a Pod agrees with what they say of its containers; a Pod never moves, and never comes back from its end.</summary>
internal sealed class PodStates(World world) : Invariant
{
    public override IEnumerable<string> In(Write write)
    {
        if (write.After is not Pod pod)
            return [];
        var faults = Changes(write.Before as Pod, pod);
        if (world.Runs("kubelet") && write.Entry.Actor.StartsWith("kubelet", StringComparison.Ordinal))
            faults = faults.Concat(States(pod)).Concat(Restarts(write.Before as Pod, pod));
        return faults.Select(fault => $"Pod {pod.Key} {fault}");
    }

    private static IEnumerable<string> Changes(Pod? before, Pod after)
    {
        if (before?.Spec.NodeName is { Length: > 0 } node && node != after.Spec.NodeName)
            yield return $"moved from {node} to {after.Spec.NodeName}";
        if (before is { IsTerminal: true } && before.Status.Phase != after.Status.Phase)
            yield return $"was {before.Status.Phase} and is {after.Status.Phase}";
        if (before is { IsBeingDeleted: true } && !after.IsBeingDeleted)
            yield return "is not being deleted any more";
    }

    private static IEnumerable<string> States(Pod pod)
    {
        var containers = pod.Status.ContainerStatuses;
        foreach (var status in containers.Concat(pod.Status.InitContainerStatuses))
        {
            if (Count(status.State) > 1)
                yield return $"has container {status.Name} in {Count(status.State)} states at once";
            if (status.Ready && status.State.Running is null && containers.Contains(status))
                yield return $"has a container {status.Name} that is ready but does not run";
        }
        var phase = pod.Status.Phase;
        if (phase == "Running" && !containers.Any(status => status.State.Running is not null || status.State.Terminated is not null || status.LastState.Terminated is not null))
            yield return "is Running, but none of its containers ever was";
        if (phase == "Succeeded" && containers.Any(status => status.State.Terminated is not { ExitCode: 0 }))
            yield return "is Succeeded, but not all of its containers have exited with 0";
        if (pod.IsTerminal && containers.Any(status => status.State.Running is not null))
            yield return $"is {phase}, but a container runs";
        if (pod.IsReady && (phase != "Running" || containers.Any(status => !status.Ready)))
            yield return $"is ready, but {phase} with containers {string.Join(", ", containers.Select(status => $"{status.Name} {(status.Ready ? "ready" : "not ready")}"))}";
    }

    private static IEnumerable<string> Restarts(Pod? before, Pod after) =>
        from old in before?.Status.ContainerStatuses ?? []
        from now in after.Status.ContainerStatuses
        where old.Name == now.Name && now.RestartCount < old.RestartCount
        select $"has container {now.Name} restarted {now.RestartCount} times, after {old.RestartCount}";

    private static int Count(ContainerState state) =>
        (state.Waiting is null ? 0 : 1) + (state.Running is null ? 0 : 1) + (state.Terminated is null ? 0 : 1);
}
