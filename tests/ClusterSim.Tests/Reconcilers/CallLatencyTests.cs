using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Reconcilers;

public sealed class CallLatencyTests : ApiFixture
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    [Test]
    public void Others_see_each_write_when_it_has_been_answered()
    {
        var seen = new List<string>();
        Start(new ComponentContexts(Loop, Store, Server, callLatency: Latency), map =>
        {
            if (map.Metadata.Name != "a")
                return;
            Writer.Create(new Secret { Metadata = new() { Name = "first", Namespace = "default" } });
            Writer.Create(new Secret { Metadata = new() { Name = "second", Namespace = "default" } });
        }, contexts => contexts.Informers.For<Secret>().OnChange((_, after) => seen.Add($"{Elapsed} {after!.Metadata.Name}")));

        Client.Create(Map("a"));
        Loop.Run(TimeSpan.FromSeconds(1));

        seen.Should().Equal("10 first", "20 second");
    }

    [Test]
    public void Whoever_writes_is_busy_until_the_last_answer()
    {
        var rounds = new List<double>();
        Start(new ComponentContexts(Loop, Store, Server, callLatency: Latency), map =>
        {
            rounds.Add(Elapsed);
            if (rounds.Count == 1)
                for (var i = 0; i < 3; i++)
                    Writer.Create(new Secret { Metadata = new() { GenerateName = "s-", Namespace = "default" } });
        });

        var created = Client.Create(Map("a"));
        Loop.Run(TimeSpan.FromMilliseconds(5));
        Client.Update(created with { Data = [new("value", "changed")] });
        Loop.Run(TimeSpan.FromSeconds(1));

        rounds.Should().Equal(0, 30);
    }

    private IClusterClient Writer { get; set; } = null!;

    private double Elapsed => (Loop.Now - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalMilliseconds;

    private void Start(ComponentContexts contexts, Action<ConfigMap> reconcile, Action<ComponentContexts>? watch = null)
    {
        watch?.Invoke(contexts);
        var component = new ReconcilerComponent<ConfigMap>("writer", context =>
        {
            Writer = context.Client;
            return new Each(context, reconcile);
        });
        component.Start(contexts.For("writer"));
        Deliver();
    }

    private sealed class Each(ComponentContext context, Action<ConfigMap> reconcile) : Reconciler<ConfigMap>
    {
        protected override Result Reconcile(Request request)
        {
            if (context.Client.Find<ConfigMap>(request.Key) is { } map)
                reconcile(map);
            return Result.Done;
        }
    }
}
