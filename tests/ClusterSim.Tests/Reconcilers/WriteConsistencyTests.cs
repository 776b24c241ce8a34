using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Reconcilers;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Reconcilers;

public sealed class WriteConsistencyTests : ApiFixture
{
    [Test]
    public void Waits_until_the_cache_shows_what_was_written()
    {
        var owner = Client.Create(Map("owner"));
        var written = new WriteConsistency(Informers);
        Informers.For<Secret>();
        Deliver();
        Informers.Lag = TimeSpan.FromSeconds(3);
        written.HasCaughtUp<Secret>(owner).Should().BeTrue("nothing was written yet");

        written.Wrote(owner, Client.Create(new Secret { Metadata = new() { Name = "s", Namespace = "default" } }));

        written.HasCaughtUp<Secret>(owner).Should().BeFalse();
        written.HasCaughtUp<ConfigMap>(owner).Should().BeTrue();
        Loop.Run(TimeSpan.FromSeconds(3));
        written.HasCaughtUp<Secret>(owner).Should().BeTrue();
    }

    [Test]
    public void Keeps_a_reconciler_from_creating_twice_when_caches_lag()
    {
        var component = new ReconcilerComponent<ConfigMap>("secret-maker", context => new SecretMaker(context));
        Start(component);
        Informers.Lag = TimeSpan.FromSeconds(1);

        Client.Create(Map("a"));
        for (var i = 0; i < 10; i++)
        {
            Client.Update(Map("a", $"{i}"));
            Loop.Run(TimeSpan.FromSeconds(0.3));
        }
        Loop.Run(TimeSpan.FromMinutes(1));

        Client.List<Secret>().Should().ContainSingle();
        component.Failures.Should().BeEmpty();
    }

    /// <summary>Gives each ConfigMap one Secret with a generated name.</summary>
    private sealed class SecretMaker(ComponentContext context) : Reconciler<ConfigMap>
    {
        private readonly WriteConsistency _written = new(context.Informers);

        protected override void Watch(ReconcilerWatches<ConfigMap> watches) => watches.Owns<Secret>();

        protected override Result Reconcile(Request request)
        {
            if (context.Client.Find<ConfigMap>(request.Key) is not { } map)
                return Result.Done;
            if (!_written.HasCaughtUp<Secret>(map))
                return Result.Requeue;
            if (context.Client.ListOwnedBy<Secret>(map).Count == 0)
                _written.Wrote(map, context.Client.Create(new Secret { Metadata = new() { GenerateName = "s-", Namespace = "default", OwnerReferences = [OwnerReference.For(map)] } }));
            return Result.Done;
        }
    }
}
