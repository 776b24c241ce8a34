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

    [Test]
    public async Task Lets_a_service_account_in_by_its_token_but_not_at_the_clock()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.RunAsync(TimeSpan.FromSeconds(10)); // By then it is there.
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var issued = await served.Http.PostAsync(new Uri("/api/v1/namespaces/default/serviceaccounts/default/token", UriKind.Relative), content);
        using var robot = new HttpClient { BaseAddress = served.Server.Url };
        robot.DefaultRequestHeaders.Authorization = new("Bearer", System.Text.Json.Nodes.JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["status"]!["token"]!.GetValue<string>());

        using var pods = await robot.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));
        using var clock = await robot.GetAsync(new Uri("/clustersim/v1/clock", UriKind.Relative));

        pods.StatusCode.Should().Be(HttpStatusCode.OK);
        clock.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Takes_whoever_shows_no_token_for_anonymous_where_roles_decide()
    {
        await using var served = await ServedCluster.StartAsync(new() { ApiServer = new() { Authorization = ApiServer.Access.AuthorizationMode.Rbac } });
        using var stranger = new HttpClient { BaseAddress = served.Server.Url };

        using var answer = await stranger.GetAsync(new Uri("/api/v1/pods", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("User \\\"system:anonymous\\\" cannot list resource \\\"pods\\\"");
    }

    [TestCase(false, "kubernetes-admin")]
    [TestCase(true, "admin")]
    public async Task Knows_the_administrator_as_kubeadm_or_envtest_does(bool apiOnly, string name)
    {
        await using var served = await ServedCluster.StartAsync(new() { ApiOnly = apiOnly });

        using var answer = await served.Http.PostAsync(new Uri("/apis/authentication.k8s.io/v1/selfsubjectreviews", UriKind.Relative), ServedCluster.Json("{}"));

        (await answer.Content.ReadAsStringAsync()).Should().Contain($"\"username\":\"{name}\"").And.Contain("system:masters");
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
        await using var served = await ServedCluster.StartAsync();
        using var clock = new Server.Clock.ClockClient(served.Server.Kubeconfig);

        var state = await clock.ChangeAsync([]);

        served.Server.Kubeconfig.Server.Scheme.Should().Be("https");
        state["paused"]!.GetValue<bool>().Should().BeTrue();
    }

    [Test]
    public async Task Serves_no_plain_HTTP_when_told_so()
    {
        await using var served = await ServedCluster.StartAsync(server: new() { Tls = true });
        using var plain = new HttpClient();

        var refusal = plain.Invoking(it => it.GetAsync(new Uri($"http://127.0.0.1:{served.Server.Url.Port}/version")));

        await refusal.Should().ThrowAsync<HttpRequestException>();
    }

    [Test]
    public async Task Outlives_a_stranger_that_says_nothing_sensible()
    {
        await using var served = await ServedCluster.StartAsync();
        foreach (byte[] noise in (byte[][])[[0x16], [0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5], [0xFF, 0xFE], []])
        {
            using var socket = new System.Net.Sockets.TcpClient();
            await socket.ConnectAsync(System.Net.IPAddress.Loopback, served.Server.Url.Port);
            await socket.GetStream().WriteAsync(noise);
        }

        (await served.GetAsync("/api/v1/nodes")).Code.Should().Be(HttpStatusCode.OK);
    }
}
