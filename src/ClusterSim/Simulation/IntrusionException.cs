namespace ClusterSim.Simulation;

/// <summary>Thrown into code that left the loop and came back on another thread while the loop was running in virtual time.</summary>
internal sealed class IntrusionException(string purpose) : InvalidOperationException(
    $"Thread {Environment.CurrentManagedThreadId} tried to {purpose} while another thread runs the simulation loop in virtual time. "
    + $"That could not be reproduced, so it is refused. Likely causes: {Causes}.")
{
    /// <summary>The ways in which code leaves the loop, all of which were seen to happen.</summary>
    public const string Causes =
        "Task.Run, Task.Factory.StartNew or a thread of your own; "
        + "Task.Delay, a timer or a CancellationTokenSource without the loop's TimeProvider; real I/O; "
        + "Task.ContinueWith, which Rx uses for tasks, without ExecuteSynchronously; "
        + "Task.Yield, SemaphoreSlim.WaitAsync, a channel or a cancelled Task.Delay, awaited with or after ConfigureAwait(false); "
        + "await foreach over ChannelReader.ReadAllAsync, unless the channel has AllowSynchronousContinuations; "
        + "completing or cancelling, from asynchronous code, what another method awaits with ConfigureAwait(false) (do that in an event: Schedule)";
}
