namespace ClusterSim.Controllers.Pods;

/// <summary>Does things in batches of 1, 2, 4, …, and stops at the first batch in which something failed.</summary>
/// <remarks>So a quota or a webhook that refuses every Pod is asked a few times, not five hundred. Source: replica_set.go, slowStartBatch (v1.36).</remarks>
internal static class SlowStart
{
    private const int InitialBatchSize = 1; // controller.SlowStartInitialBatchSize

    /// <summary>Runs <paramref name="action"/> up to <paramref name="count"/> times.</summary>
    /// <returns>How often it succeeded, and what went wrong first, if anything.</returns>
    public static (int Succeeded, Exception? Error) Run(int count, Action action)
    {
        var (succeeded, remaining) = (0, count);
        for (var batch = Math.Min(remaining, InitialBatchSize); batch > 0; batch = Math.Min(2 * batch, remaining))
        {
            Exception? error = null;
            for (var i = 0; i < batch; i++)
            {
                try
                {
                    action();
                    succeeded++;
                }
                catch (ApiServer.ApiException e)
                {
                    error ??= e; // The rest of the batch is under way already.
                }
            }
            if (error is not null)
                return (succeeded, error);
            remaining -= batch;
        }
        return (succeeded, null);
    }
}
