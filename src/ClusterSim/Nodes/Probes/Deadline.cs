using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Probes;

/// <summary>Waits for something, but not longer than a given time.</summary>
internal static class Deadline
{
    /// <returns>What came; null when nothing came in time.</returns>
    public static async Task<T?> WaitAsync<T>(SimulationLoop loop, Task<T> task, TimeSpan time) where T : class
    {
        if (task.IsCompleted)
            return await task;
        var first = new LoopPromise<T?>(loop);
        loop.Start(() => task, error =>
        {
            if (error is null)
                first.TrySetResult(task.Result);
            else
                first.TrySetException(error);
        });
        var end = loop.Schedule(time, EventRank.Default, () => first.TrySetResult(null), periodic: true);
        try
        {
            return await first.Task;
        }
        finally
        {
            end.Cancel();
        }
    }
}
