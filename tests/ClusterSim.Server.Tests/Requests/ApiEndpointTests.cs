using System.Net;

namespace ClusterSim.Server.Tests.Requests;

/// <summary>Requests over a socket reach the API, and its answers come back as they are.</summary>
public sealed class ApiEndpointTests
{
    [Test]
    public async Task Creates_and_reads_an_object()
    {
        await using var served = await ServedCluster.StartAsync();

        using var created = await served.Http.PostAsync(new Uri("/api/v1/namespaces/default/configmaps", UriKind.Relative), ServedCluster.Json("""{"metadata":{"name":"greeting"},"data":{"text":"hello"}}"""));
        var (code, body) = await served.GetAsync("/api/v1/namespaces/default/configmaps/greeting");

        created.StatusCode.Should().Be(HttpStatusCode.Created);
        code.Should().Be(HttpStatusCode.OK);
        body.Should().Contain("\"data\":{\"text\":\"hello\"}");
        served.Cluster.Client.Get<ConfigMap>("greeting").Data["text"].Should().Be("hello");
    }

    [Test]
    public async Task Sends_the_events_of_a_watch_as_they_happen()
    {
        await using var served = await ServedCluster.StartAsync();
        await using var body = await served.Http.GetStreamAsync(new Uri("/api/v1/namespaces/default/secrets?watch=1", UriKind.Relative));
        using var lines = new StreamReader(body);

        served.Cluster.Client.Create(new Secret { Metadata = new() { Name = "first", Namespace = "default" } });
        var first = await lines.ReadLineAsync();
        served.Cluster.Client.Create(new Secret { Metadata = new() { Name = "second", Namespace = "default" } });
        var second = await lines.ReadLineAsync();

        first.Should().StartWith("""{"type":"ADDED","object":{"kind":"Secret",""").And.Contain("\"first\"");
        second.Should().Contain("\"second\"");
    }

    [Test]
    public async Task Ends_a_watch_when_its_time_is_over()
    {
        await using var served = await ServedCluster.StartAsync();
        await using var body = await served.Http.GetStreamAsync(new Uri("/api/v1/namespaces/default/secrets?watch=1&timeoutSeconds=60", UriKind.Relative));
        using var lines = new StreamReader(body);

        await served.RunAsync(TimeSpan.FromSeconds(61));

        (await lines.ReadToEndAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Answers_many_clients_at_once()
    {
        await using var served = await ServedCluster.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var created = await served.Http.PostAsync(new Uri("/api/v1/namespaces/default/configmaps", UriKind.Relative), ServedCluster.Json($$$"""{"metadata":{"name":"map-{{{i}}}"}}"""));
            return created.StatusCode;
        }));

        answers.Should().OnlyContain(code => code == HttpStatusCode.Created);
        served.Cluster.Client.List<ConfigMap>("default").Count(map => map.Metadata.Name!.StartsWith("map-", StringComparison.Ordinal)).Should().Be(50);
    }

    [Test]
    public async Task Refuses_a_body_that_is_too_large()
    {
        await using var served = await ServedCluster.StartAsync();

        using var answer = await served.Http.PostAsync(new Uri("/api/v1/namespaces/default/configmaps", UriKind.Relative), ServedCluster.Json(new string(' ', 3 * 1024 * 1024 + 1)));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }
}
