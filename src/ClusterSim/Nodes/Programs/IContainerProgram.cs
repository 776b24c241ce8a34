namespace ClusterSim.Nodes.Programs;

/// <summary>What the image of a container does when it runs.</summary>
/// <remarks>
/// It runs on the cluster's loop, in virtual time: awaiting <c>Task.Delay(t, context.Time)</c>, timers on that clock, and what the context offers stays deterministic.
/// Each start of a container calls it anew, on an instance that the image's factory made for it.
/// </remarks>
public interface IContainerProgram
{
    /// <summary>Runs the program from start to exit.</summary>
    /// <param name="context">The container it runs in.</param>
    /// <returns>
    /// The exit code. An exception is logged, and counts as exit code 1; an <see cref="OperationCanceledException"/> after SIGTERM counts as 143, which is how
    /// a process ends that does not handle the signal. A program still running when the grace period is over is killed: exit code 137, whatever it returns later.
    /// </returns>
    Task<int> RunAsync(ContainerContext context);
}
