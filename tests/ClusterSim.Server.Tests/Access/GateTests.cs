using System.Net;

namespace ClusterSim.Server.Tests.Access;

/// <summary>Only who shows the token and asks for this machine is let in.</summary>
public sealed class GateTests
{
    [Test]
    public async Task Refuses_who_shows_no_token()
    {
        await using var served = await ServedCluster.StartAsync();
        using var stranger = new HttpClient { BaseAddress = served.Server.Url };

        using var answer = await stranger.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}""");
    }

    [Test]
    public async Task Refuses_a_wrong_token()
    {
        await using var served = await ServedCluster.StartAsync();
        using var stranger = new HttpClient { BaseAddress = served.Server.Url };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", served.Server.Token + "x");

        using var answer = await stranger.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Lets_anybody_in_when_told_so()
    {
        await using var served = await ServedCluster.StartAsync(server: new() { AllowsAnonymous = true });
        using var anybody = new HttpClient { BaseAddress = served.Server.Url };

        using var answer = await anybody.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("evil.example", HttpStatusCode.Forbidden)]
    [TestCase("evil.example:80", HttpStatusCode.Forbidden)]
    [TestCase("10.0.0.1", HttpStatusCode.Forbidden)]
    [TestCase("localhost", HttpStatusCode.OK)]
    [TestCase("LOCALHOST:1234", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", HttpStatusCode.OK)]
    [TestCase("[::1]:6443", HttpStatusCode.OK)]
    public async Task Answers_only_for_hosts_of_this_machine(string host, HttpStatusCode expected)
    {
        await using var served = await ServedCluster.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/pods", UriKind.Relative)) { Headers = { Host = host } };

        using var answer = await served.Http.SendAsync(request);

        answer.StatusCode.Should().Be(expected);
    }

    [Test]
    public async Task Serves_TLS_that_the_kubeconfig_vouches_for()
    {
        await using var served = await ServedCluster.StartAsync(server: new() { Tls = true });
        using var clock = new Server.Clock.ClockClient(served.Server.Kubeconfig);

        var state = await clock.ChangeAsync([]);

        served.Server.Url.Scheme.Should().Be("https");
        state["paused"]!.GetValue<bool>().Should().BeTrue();
    }
}
