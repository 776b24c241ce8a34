using System.Net.Http.Headers;

namespace ClusterSim.Benchmarks;

/// <summary>Opens many watches of a served cluster and counts what they see, for a load generator to run beside.</summary>
internal static class WatchersRun
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var url, var token, var count, var path, var seconds])
        {
            Console.Error.WriteLine("watchers URL TOKEN COUNT PATH SECONDS, as in: watchers http://127.0.0.1:8080 abc 100 /api/v1/namespaces/default/configmaps 10");
            return 2;
        }
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = new(url), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var watches = Enumerable.Range(0, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Select(_ => WatchAsync(http, path, end.Token)).ToList();
        var seen = await Task.WhenAll(watches).ConfigureAwait(false);
        Console.WriteLine($"{seen.Length} watches saw {seen.Sum()} events; the least {seen.Min()}, the most {seen.Max()}");
        return 0;
    }

    private static async Task<long> WatchAsync(HttpClient http, string path, CancellationToken end)
    {
        var events = 0L;
        var buffer = new byte[64 * 1024];
        try
        {
            await using var body = await http.GetStreamAsync(new Uri(path + "?watch=1&resourceVersion=0", UriKind.Relative), end).ConfigureAwait(false);
            int read;
            while ((read = await body.ReadAsync(buffer, end).ConfigureAwait(false)) > 0)
                events += buffer.AsSpan(0, read).Count((byte)'\n');
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
        return events;
    }
}
