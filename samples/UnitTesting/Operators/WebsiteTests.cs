using ClusterSim.Api.Apps;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;

namespace UnitTesting.Operators;

public sealed class WebsiteTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeRegistry _registry = new();
    private Cluster _cluster = null!;

    [SetUp]
    public void StartCluster()
    {
        _cluster = new Cluster(new ClusterOptions
        {
            Resources = [typeof(Website)],
            Components = [WebsiteReconciler.Component(_registry)],
        });
        _cluster.Images.AddServer(WebsiteParts.Image, (_, context) => HttpResponse.FromText(context.Env["PAGE"]));
    }

    [TearDown]
    public void DisposeCluster() => _cluster.Dispose();

    [Test]
    public void Serves_its_page()
    {
        Apply(page: "Hello", replicas: 2);

        _cluster.RunUntil(() => Website.Status.ReadyReplicas == 2, within: Minute);

        _cluster.Http.Get("http://shop/").Text.Should().Be("Hello");
        _registry.Domains["shop.example.com"].Should().Be(Website.Status.Address);
    }

    [Test]
    public void Serves_a_new_page_when_it_is_changed()
    {
        Apply(page: "Hello");
        _cluster.Settle();

        Apply(page: "Good evening");
        _cluster.Settle();

        _cluster.Http.Get("http://shop/").Text.Should().Be("Good evening");
    }

    [Test]
    public void Leaves_nothing_behind_when_it_is_deleted()
    {
        Apply();
        _cluster.Settle();

        _cluster.Client.Delete(Website);
        _cluster.Settle(quiet: Minute);

        _cluster.Client.List<Deployment>("default").Should().BeEmpty();
        _cluster.Client.List<Pod>("default").Should().BeEmpty();
    }

    [Test]
    public void Moves_to_another_node_when_its_own_dies()
    {
        Apply(replicas: 1);
        _cluster.RunUntil(() => Website.Status.ReadyReplicas == 1, within: Minute);
        var node = _cluster.Client.List<Pod>("default").Single().Spec.NodeName!;

        _cluster.Machine(node).PowerOff();
        _cluster.RunUntil(() => Website.Status.ReadyReplicas == 0, within: Minute); // The cluster has noticed.
        _cluster.RunUntil(() => Website.Status.ReadyReplicas == 1, within: TimeSpan.FromMinutes(6)); // And has not waited for the node for ever.

        _cluster.Client.List<Pod>("default").Single(pod => pod.IsReady).Spec.NodeName.Should().NotBe(node);
        _cluster.Http.Get("http://shop/").Status.Should().Be(200);
    }

    [Test]
    public void Answers_all_but_a_few_requests_in_an_hour_in_which_every_node_fails_once()
    {
        Apply(replicas: 3);
        _cluster.Settle();
        var start = _cluster.Now;

        var answered = _cluster.Run(async () =>
        {
            var count = 0;
            for (var minute = 0; minute < 60; minute++)
            {
                await Task.Delay(Minute, _cluster.Time); // Virtual time: the test does not wait for it.
                if (minute % 20 == 5)
                    _cluster.Machine($"node-{(minute / 20) + 1}").PowerOff();
                if (minute % 20 == 8)
                    _cluster.Machine($"node-{(minute / 20) + 1}").PowerOn();
                count += await IsAnsweredAsync() ? 1 : 0;
            }
            return count;
        });

        answered.Should().BeInRange(57, 60, "only what is sent in the minute after a failure can get lost");
        (_cluster.Now - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Test]
    public void Is_tried_again_until_the_registry_answers()
    {
        _registry.IsDown = true;
        Apply();
        _cluster.Run(TimeSpan.FromSeconds(30));

        var failure = _cluster.Components.OfType<ReconcilerComponent<Website>>().Single().Failures.Single();
        failure.Error.Message.Should().Be("the registry does not answer");
        failure.Attempts.Should().BeGreaterThan(5);
        Website.Status.Address.Should().BeNull();

        _registry.IsDown = false;
        _cluster.RunUntil(() => Website.Status.Address is not null, within: Minute);

        _registry.Domains.Should().ContainKey("shop.example.com");
    }

    private Website Website => _cluster.Client.Get<Website>("shop");

    private void Apply(string page = "Hello", int replicas = 1) => _cluster.ApplyText($"""
        apiVersion: example.com/v1
        kind: Website
        metadata:
          name: shop
        spec:
          page: {page}
          domain: shop.example.com
          replicas: {replicas}
        """);

    private async Task<bool> IsAnsweredAsync()
    {
        try
        {
            return (await _cluster.Http.SendAsync("http://shop/")).Status == 200;
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
