using System.Globalization;

namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>What a Pod's containers amount to.</summary>
/// <remarks>Source: printers.go, printPod (v1.36).</remarks>
internal sealed class PodSummary
{
    private const string NodeUnreachable = "NodeLost"; // NodeUnreachablePodReason

    private readonly Pod _pod;
    private int _sidecarRestarts;
    private Time? _lastSidecarRestart;

    private PodSummary(Pod pod)
    {
        _pod = pod;
        Status = pod.Status.Conditions.Any(condition => condition is { Type: "PodScheduled", Reason: "SchedulingGated" })
            ? "SchedulingGated"
            : string.IsNullOrEmpty(pod.Status.Reason) ? pod.Status.Phase ?? "" : pod.Status.Reason;
        Containers = pod.Spec.Containers.Count + pod.Spec.InitContainers.Count(IsSidecar);
        var isInitializing = LookAtInitContainers();
        if (!isInitializing || pod.Status.Conditions.FirstOrDefault(condition => condition.Type == "Initialized")?.Status == "True")
            LookAtContainers();
        if (pod.Metadata.DeletionTimestamp is not null && pod.Status.Reason == NodeUnreachable)
            Status = "Unknown";
        else if (pod.Metadata.DeletionTimestamp is not null && pod.Status.Phase is not ("Succeeded" or "Failed"))
            Status = "Terminating";
    }

    /// <summary>How many containers are to be ready: those of the application and the sidecars.</summary>
    public int Containers { get; }

    public int Ready { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>When a container that was restarted ended for the last time; null when that is not known.</summary>
    public Time? LastRestart { get; private set; }

    public string Status { get; private set; }

    public static PodSummary Of(Pod pod) => new(pod);

    private static bool IsSidecar(Container? container) => container?.RestartPolicy == "Always";

    /// <summary>Looks at init containers up to the first that is not done; says whether there is one.</summary>
    private bool LookAtInitContainers()
    {
        var statuses = _pod.Status.InitContainerStatuses;
        for (var i = 0; i < statuses.Count; i++)
        {
            var container = statuses[i];
            var isSidecar = IsSidecar(_pod.Spec.InitContainers.LastOrDefault(other => other.Name == container.Name));
            CountRestarts(container, isSidecar);
            if (container.State.Terminated is { ExitCode: 0 })
                continue;
            if (isSidecar && container.Started == true)
            {
                Ready += container.Ready ? 1 : 0;
                continue;
            }
            Status = "Init:" + container.State switch
            {
                { Terminated: { } ended } => ReasonOf(ended),
                { Waiting.Reason: { Length: > 0 } reason } when reason != "PodInitializing" => reason,
                _ => string.Create(CultureInfo.InvariantCulture, $"{i}/{_pod.Spec.InitContainers.Count}"),
            };
            return true;
        }
        return false;
    }

    private void LookAtContainers()
    {
        (Restarts, LastRestart) = (_sidecarRestarts, _lastSidecarRestart); // Init containers are done: their restarts are history.
        var isRunning = false;
        var error = "";
        for (var i = _pod.Status.ContainerStatuses.Count - 1; i >= 0; i--)
        {
            var container = _pod.Status.ContainerStatuses[i];
            CountRestarts(container, isSidecar: false);
            if (container.State.Waiting is { Reason: { Length: > 0 } reason })
                Status = reason;
            else if (container.State.Terminated is { } ended)
            {
                Status = ReasonOf(ended);
                error = ended.ExitCode != 0 ? Status : error;
            }
            else if (container is { Ready: true, State.Running: not null })
            {
                isRunning = true;
                Ready++;
            }
        }
        if (Status == "Completed") // Of one container; others may tell another story.
            Status = StatusBesideCompleted(isRunning, error);
    }

    private string StatusBesideCompleted(bool isRunning, string error)
    {
        if (isRunning && _pod.Status.Conditions.Any(condition => condition is { Type: "Ready", Status: "True" }))
            return "Running";
        return error.Length > 0 ? error : isRunning ? "NotReady" : "Completed";
    }

    private void CountRestarts(ContainerStatus container, bool isSidecar)
    {
        var ended = container.LastState.Terminated?.FinishedAt;
        Restarts += container.RestartCount;
        LastRestart = Later(LastRestart, ended);
        if (!isSidecar)
            return;
        _sidecarRestarts += container.RestartCount;
        _lastSidecarRestart = Later(_lastSidecarRestart, ended);
    }

    private static Time? Later(Time? left, Time? right) => left is null || right > left ? right ?? left : left;

    private static string ReasonOf(ContainerStateTerminated ended) => ended switch
    {
        { Reason: { Length: > 0 } reason } => reason,
        { Signal: not 0 } => string.Create(CultureInfo.InvariantCulture, $"Signal:{ended.Signal}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ExitCode:{ended.ExitCode}"),
    };
}
