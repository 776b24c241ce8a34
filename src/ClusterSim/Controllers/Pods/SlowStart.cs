using ClusterSim.Client;

namespace ClusterSim.Controllers.Pods;

/// <summary>Does things in batches of 1, 2, 4, …, and stops at the first batch in which something failed.</summary>
/// <remarks>So a quota or a webhook that refuses every Pod is asked a few times, not five hundred. Source: replica_set.go, slowStartBatch (v1.36).</remarks>
internal static class SlowStart
{
    private const int InitialBatchSize = 1; // controller.SlowStartInitialBatchSize

    /// <summary>Runs <paramref name="action"/> up to <paramref name="count"/> times.</summary>
    /// <param name="count">How often at most.</param>
    /// <param name="calls">Who counts what it takes: one batch is asked for at once.</param>
    /// <param name="action">What to do.</param>
    /// <returns>How often it succeeded, and what went wrong first, if anything.</returns>
    public static (int Succeeded, Exception? Error) Run(int count, CallTimes calls, Action action)
    {
        var (succeeded, remaining) = (0, count);
        for (var batch = Math.Min(remaining, InitialBatchSize); batch > 0; batch = Math.Min(2 * batch, remaining))
        {
            Exception? error = null;
            calls.AtOnce(() =>
            {
                for (var i = 0; i < batch; i++)
                    if (Try(action) is { } failure)
                        error ??= failure; // The rest of the batch is under way already.
                    else
                        succeeded++;
            });
            if (error is not null)
                return (succeeded, error);
            remaining -= batch;
        }
        return (succeeded, null);
    }

    private static ApiServer.ApiException? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (ApiServer.ApiException failure)
        {
            return failure;
        }
    }
}
