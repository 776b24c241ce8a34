namespace ClusterSim.Nodes.Pods;

/// <summary>Why a container is not running: what it waits for, and how often it was tried.</summary>
internal sealed class ContainerTrouble
{
    /// <summary>Delay between restarts.</summary>
    public BackOff Restarts;

    /// <summary>Delay between pulls of its image.</summary>
    public BackOff Pulls;

    /// <summary>Reason of the waiting state, as in <c>CrashLoopBackOff</c>; null when it does not wait for anything special.</summary>
    public string? WaitingReason { get; private set; }

    public string? WaitingMessage { get; private set; }

    /// <summary>Before this there is no use in trying to start it.</summary>
    public DateTimeOffset NextAttempt { get; set; }

    /// <summary>What the last pull failed with, as later messages quote it.</summary>
    public string? PullError { get; set; }

    public void WaitFor(string reason, string message) => (WaitingReason, WaitingMessage) = (reason, message);

    public void StopWaiting() => (WaitingReason, WaitingMessage) = (null, null);
}
