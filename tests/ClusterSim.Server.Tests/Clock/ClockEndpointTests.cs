using System.Text.Json.Nodes;
using ClusterSim.Server.Clock;

namespace ClusterSim.Server.Tests.Clock;

/// <summary>The pace of a served cluster can be changed from outside.</summary>
public sealed class ClockEndpointTests
{
    [Test]
    public async Task Steps_through_time()
    {
        await using var served = await ServedCluster.StartAsync();
        using var clock = new ClockClient(served.Server.Kubeconfig);
        var before = served.Cluster.Now;

        var state = await clock.ChangeAsync(new() { ["stepSeconds"] = 3600 });

        served.Cluster.Now.Should().Be(before + TimeSpan.FromHours(1));
        state["paused"]!.GetValue<bool>().Should().BeTrue();
    }

    [Test]
    public async Task Resumes_at_another_speed()
    {
        await using var served = await ServedCluster.StartAsync();
        using var clock = new ClockClient(served.Server.Kubeconfig);

        var state = await clock.ChangeAsync(new() { ["paused"] = false, ["speed"] = "max" });

        state["speed"]!.GetValue<string>().Should().Be("max");
        served.Cluster.Loop.IsPaused.Should().BeFalse();
    }

    [TestCase("""{"speed": 0}""", "speed: expected a number more than 0, or \"max\"")]
    [TestCase("""{"speed": "fast"}""", "speed: expected a number more than 0, or \"max\"")]
    [TestCase("""{"stepSeconds": -1}""", "stepSeconds: expected a number of seconds, 0 or more and at most a century")]
    [TestCase("""{"pace": 1}""", "unknown field \"pace\"; there are speed, paused and stepSeconds")]
    public async Task Refuses_what_makes_no_sense(string change, string why)
    {
        await using var served = await ServedCluster.StartAsync();
        using var clock = new ClockClient(served.Server.Kubeconfig);

        var refusal = await clock.Invoking(it => it.ChangeAsync(JsonNode.Parse(change)!.AsObject())).Should().ThrowAsync<HttpRequestException>();

        refusal.Which.Message.Should().Be(why);
    }
}
