using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ClusterSim.Server.Tests;

/// <summary>A cluster that is served and whose time stands still unless a test moves it.</summary>
public sealed class ServedCluster : IAsyncDisposable
{
    private ServedCluster(Cluster cluster, ClusterServer server)
    {
        (Cluster, Server) = (cluster, server);
        Http = new() { BaseAddress = server.Url };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
    }

    public Cluster Cluster { get; }

    public ClusterServer Server { get; }

    /// <summary>A client that shows the token.</summary>
    public HttpClient Http { get; }

    public static async Task<ServedCluster> StartAsync(ClusterOptions? cluster = null, ServerOptions? server = null)
    {
        var served = new Cluster(cluster ?? new());
        _ = served.Loop.StartLive();
        served.Loop.Pause();
        return new(served, await served.ServeAsync(server).ConfigureAwait(false));
    }

    /// <summary>Lets virtual time pass; requests are answered meanwhile.</summary>
    public Task RunAsync(TimeSpan time) => Cluster.Loop.StepAsync(time);

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public async Task<(HttpStatusCode Code, string Body)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
        return (response.StatusCode, await response.Content.ReadAsStringAsync().ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync().ConfigureAwait(false);
        Cluster.Loop.StopLive();
        Cluster.Dispose();
    }
}
