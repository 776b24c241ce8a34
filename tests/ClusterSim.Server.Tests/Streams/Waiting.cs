namespace ClusterSim.Server.Tests.Streams;

/// <summary>For what happens in the world outside, where no clock can be moved.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition().ConfigureAwait(false))
            await Task.Delay(10, limit.Token).ConfigureAwait(false);
    }
}
