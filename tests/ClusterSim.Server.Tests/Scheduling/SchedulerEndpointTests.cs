using System.Net;
using ClusterSim.Api;
using ClusterSim.Scheduling;
using ClusterSim.Server.Scheduling;

namespace ClusterSim.Server.Tests.Scheduling;

/// <summary>A served cluster's scheduler says why.</summary>
public sealed class SchedulerEndpointTests
{
    private const string Big = "{apiVersion: v1, kind: Pod, metadata: {name: big}, spec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: 3500m, memory: 20Gi}}}]}}";

    [Test]
    public async Task Explains_a_pod_of_the_cluster_as_the_cluster_itself_does()
    {
        await using var served = await ServedCluster.StartAsync();
        served.Cluster.ApplyText(Big);
        await served.RunAsync(TimeSpan.FromSeconds(30));
        using var scheduler = new SchedulerClient(served.Server.Kubeconfig);

        var explanation = await scheduler.ExplainAsync(new ObjectKey("default", "big"));

        explanation.Should().BeEquivalentTo(served.Cluster.Scheduler.Explain("default", "big"));
        explanation.Remedies.Single().Missing.Should().Be(served.Cluster.Scheduler.Explain("default", "big").Remedies.Single().Missing);
        explanation.Remedies.Single().Kind.Should().Be(RemedyKind.FreeResource);
    }

    [Test]
    public async Task Explains_a_pod_that_might_be_and_creates_none()
    {
        await using var served = await ServedCluster.StartAsync();
        using var scheduler = new SchedulerClient(served.Server.Kubeconfig);
        var before = served.Cluster.Fingerprint;

        var explanation = await scheduler.ExplainAsync(Big.Replace("20Gi", "1Gi", StringComparison.Ordinal));

        explanation.BestNodes.Should().Equal("node-1", "node-2", "node-3");
        served.Cluster.Fingerprint.Should().Be(before);
    }

    [Test]
    public async Task Says_what_is_wrong_with_a_question()
    {
        await using var served = await ServedCluster.StartAsync();
        using var scheduler = new SchedulerClient(served.Server.Kubeconfig);

        (await Refusal(() => scheduler.ExplainAsync(new ObjectKey("default", "nobody")))).Should().Be((HttpStatusCode.NotFound, "pods \"nobody\" not found"));
        (await Refusal(() => scheduler.ExplainAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}"))).Should().Be((HttpStatusCode.BadRequest, "expected a manifest of one Pod, and of nothing else"));
        (await Refusal(() => scheduler.ExplainAsync(Big, "nowhere"))).Should().Be((HttpStatusCode.NotFound, "namespaces \"nowhere\" not found"));
        var (code, body) = await served.GetAsync("/clustersim/v1/scheduler/explain?namespace=default");
        code.Should().Be(HttpStatusCode.BadRequest);
        body.Should().Contain("name: say which Pod");
    }

    [Test]
    public async Task Answers_administrators_alone()
    {
        await using var served = await ServedCluster.StartAsync();
        using var stranger = new HttpClient { BaseAddress = served.Server.Url };

        using var answer = await stranger.GetAsync(new Uri("/clustersim/v1/scheduler/explain?name=big", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private static async Task<(HttpStatusCode? Code, string Message)> Refusal(Func<Task<SchedulingExplanation>> ask)
    {
        var refusal = (await ask.Should().ThrowAsync<HttpRequestException>()).Which;
        return (refusal.StatusCode, refusal.Message);
    }
}
