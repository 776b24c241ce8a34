namespace ClusterSim.Nodes.Pods;

/// <summary>The phase of a Pod, worked out from its containers.</summary>
/// <remarks>Source: kubelet_pods.go, getPhase (v1.36).</remarks>
internal static class PodPhase
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    public static bool IsTerminal(string? phase) => phase is Succeeded or Failed;

    /// <param name="spec">The Pod's spec.</param>
    /// <param name="initStatuses">Statuses of the init containers, in the spec's order.</param>
    /// <param name="statuses">Statuses of the containers, in the spec's order.</param>
    /// <param name="isOver">Whether the Pod will start no container any more.</param>
    public static string Of(PodSpec spec, ReadOnlySpan<ContainerStatus> initStatuses, ReadOnlySpan<ContainerStatus> statuses, bool isOver)
    {
        var (initializing, initFailed) = Initialization(spec, initStatuses);
        if (initFailed)
            return Failed;

        int running = 0, waiting = 0, stopped = 0, succeeded = 0;
        bool anyStarted = false, restarts = false;
        for (var i = 0; i < statuses.Length; i++)
        {
            var status = statuses[i];
            anyStarted |= status.Started == true || status.State.Terminated is not null || status.LastState.Terminated is not null;
            if (status.State.Running is not null)
                running++;
            else if ((status.State.Terminated ?? status.LastState.Terminated) is { } end)
            {
                stopped++;
                succeeded += status.State.Terminated is { ExitCode: 0 } ? 1 : 0;
                restarts |= end.Reason == ContainerStates.RestartingAll || ContainerRestarts.ShouldRestart(spec.Containers[i], spec, end.ExitCode);
            }
            else
                waiting++;
        }

        if ((initializing && !anyStarted) || waiting > 0)
            return Pending;
        if (running > 0)
            return Running;
        if (stopped == 0)
            return Pending;
        return restarts && !isOver ? Running : stopped == succeeded ? Succeeded : Failed;
    }

    private static (bool Pending, bool Failed) Initialization(PodSpec spec, ReadOnlySpan<ContainerStatus> statuses)
    {
        var (pending, failed) = (false, false);
        for (var i = 0; i < statuses.Length; i++)
        {
            var state = statuses[i].State;
            if (spec.InitContainers[i].RestartPolicy == "Always")
                pending |= state.Running is not null ? statuses[i].Started != true : state.Terminated is null && statuses[i].LastState.Terminated is null;
            else if (state.Terminated is { } end)
                failed |= EndsPod(spec, i, end);
            else if (state.Waiting is not null && statuses[i].LastState.Terminated is { } last)
                failed |= EndsPod(spec, i, last);
            else
                pending = true;
        }
        return (pending, failed);
    }

    private static bool EndsPod(PodSpec spec, int init, ContainerStateTerminated end) =>
        end.ExitCode != 0 && end.Reason != ContainerStates.RestartingAll && !ContainerRestarts.ShouldRestart(spec.InitContainers[init], spec, end.ExitCode);
}
