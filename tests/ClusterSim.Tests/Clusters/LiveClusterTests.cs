using System.Net.Http.Json;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Clusters;

/// <summary>A cluster that a background pump drives while other threads talk to it.</summary>
public sealed class LiveClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // Of the wall clock; never used up by a working loop.

    [Test]
    public async Task Answers_requests_of_many_threads_while_time_flies()
    {
        using var cluster = new Cluster();
        var ended = cluster.Loop.StartLive(double.PositiveInfinity);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            using var http = new HttpClient(cluster.Api.CreateHandler(new($"user-{thread}"))) { BaseAddress = new("http://cluster/") };
            for (var i = 0; i < 50; i++)
            {
                var answer = await http.PostAsJsonAsync("api/v1/namespaces/default/configmaps", new { metadata = new { name = $"m-{thread}-{i}" } });
                answer.IsSuccessStatusCode.Should().BeTrue();
                cluster.Client.Find<ConfigMap>("default", $"m-{thread}-{i}").Should().NotBeNull();
            }
        }))).WaitAsync(Patience);
        cluster.Loop.StopLive();

        ended.IsCompletedSuccessfully.Should().BeTrue();
        cluster.Client.List<ConfigMap>("default").Count(map => map.Metadata.Name!.StartsWith("m-")).Should().Be(200);
    }

    [Test]
    public async Task Runs_pods_and_shows_them_to_a_watch_over_http()
    {
        using var cluster = new Cluster();
        _ = cluster.Loop.StartLive(speed: 100);
        using var http = new HttpClient(cluster.Api.CreateHandler()) { BaseAddress = new("http://cluster/") };
        using var response = await http.GetAsync("api/v1/namespaces/default/pods?watch=true", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        cluster.Client.Create(UserCodeTests.PodOf("nginx"));

        string? line;
        do
            line = await lines.ReadLineAsync().WaitAsync(Patience);
        while (line is not null && !line.Contains("\"phase\":\"Running\""));
        line.Should().NotBeNull();
        cluster.Loop.StopLive();
        cluster.Run(TimeSpan.FromSeconds(1)); // Driven by hand again.
    }
}
