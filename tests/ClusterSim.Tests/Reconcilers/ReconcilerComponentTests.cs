using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Reconcilers;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Reconcilers;

public sealed class ReconcilerComponentTests : ApiFixture
{
    [Test]
    public void Reconciles_what_there_is_and_what_comes_once_per_instant_however_often_it_changes()
    {
        Client.Create(Map("old"));
        List<string> seen = [];
        Start((_, request) => { seen.Add(request.Key.Name); return Result.Done; });

        Deliver();
        Client.Create(Map("new", "1"));
        Client.Update(Map("new", "2"));
        Client.Update(Map("old", "2"));
        Deliver();

        seen.Should().Equal("old", "new", "old");
    }

    [Test]
    public void Sees_everything_that_was_written_at_the_instant_and_its_own_writes_only_later()
    {
        List<string> seen = [];
        Start((context, request) =>
        {
            var map = context.Client.Find<ConfigMap>(request.Key)!;
            seen.Add(map.Data["value"]);
            if (map.Data["value"] == "2")
            {
                context.Client.Update(map with { Data = [new("value", "3")] });
                context.Client.Find<ConfigMap>(request.Key).Should().BeSameAs(map, "within one reconcile, reads show the state at its start");
                context.DirectClient.Find<ConfigMap>(request.Key)!.Data["value"].Should().Be("3");
            }
            return Result.Done;
        });

        Client.Create(Map("a", "1"));
        Client.Update(Map("a", "2"));
        Deliver();

        seen.Should().Equal("2", "3");
    }

    [Test]
    public void Is_woken_by_what_its_objects_own_and_by_what_it_watches()
    {
        var owner = Client.Create(Map("owner"));
        Client.Create(Map("namesake-of-a-secret"));
        List<string> seen = [];
        Start(
            (_, request) => { seen.Add(request.Key.Name); return Result.Done; },
            watches => watches.Owns<Secret>().Watches<ServiceAccount>(account => [Key(account.Metadata.Name!)]));
        Deliver();
        seen.Clear();

        Client.Create(new Secret { Metadata = new() { Name = "s", Namespace = "default", OwnerReferences = [OwnerReference.For(owner)] } });
        Deliver();
        Client.Create(new Secret { Metadata = new() { Name = "free", Namespace = "default" } });
        Deliver();
        Client.Create(new ServiceAccount { Metadata = new() { Name = "x", Namespace = "default" } });
        Deliver();
        Client.Delete<Secret>(Key("s"));
        Deliver();

        seen.Should().Equal("owner", "x", "owner");
    }

    [Test]
    public void Is_called_again_when_it_asked_to_be()
    {
        List<double> seen = [];
        Start((_, _) =>
        {
            seen.Add(Loop.Elapsed.TotalSeconds);
            return seen.Count < 3 ? Result.After(TimeSpan.FromSeconds(10)) : Result.Done;
        });

        Client.Create(Map("a"));
        Loop.RunUntilIdle(TimeSpan.FromMinutes(1));

        seen.Should().Equal(0, 10, 20);
    }

    [Test]
    public void Does_not_keep_the_loop_from_being_idle_with_periodic_work()
    {
        var count = 0;
        Start((_, _) => { count++; return Result.Every(TimeSpan.FromSeconds(30)); });
        Client.Create(Map("a"));

        Loop.RunUntilIdle(TimeSpan.FromSeconds(1));
        count.Should().Be(1);
        Loop.Run(TimeSpan.FromSeconds(90));

        count.Should().Be(4);
    }

    [Test]
    public void Retries_what_throws_with_growing_delays_and_shows_the_error_until_it_succeeds()
    {
        List<double> seen = [];
        var component = Start((_, _) =>
        {
            seen.Add(Loop.Elapsed.TotalMilliseconds);
            return seen.Count < 5 ? throw new InvalidOperationException($"attempt {seen.Count}") : Result.Done;
        });

        Client.Create(Map("a"));
        Loop.Run(TimeSpan.FromMilliseconds(50));
        var failure = component.Failures.Should().ContainSingle().Subject;
        Loop.Run(TimeSpan.FromMinutes(1));

        seen.Should().Equal(0, 5, 15, 35, 75);
        failure.Item.Should().Be(Key("a"));
        failure.Error.Message.Should().Be("attempt 4");
        failure.Attempts.Should().Be(4);
        failure.NextAttempt.Should().Be(failure.Time + TimeSpan.FromMilliseconds(40));
        component.Failures.Should().BeEmpty();
    }

    [Test]
    public void Awaits_in_virtual_time_and_never_runs_twice_at_a_time_for_one_object()
    {
        List<string> seen = [];
        var component = new ReconcilerComponent<ConfigMap>("slow", _ => new AsyncReconciler(async (request, cancellation) =>
        {
            seen.Add($"{Loop.Elapsed.TotalSeconds} begin {request.Key.Name}");
            await Task.Delay(TimeSpan.FromSeconds(10), Loop.Time, cancellation);
            seen.Add($"{Loop.Elapsed.TotalSeconds} end {request.Key.Name}");
            return Result.Done;
        }), new() { MaxConcurrent = 2 });
        component.Start(Contexts.For("slow"));

        Client.Create(Map("a"));
        Client.Create(Map("b"));
        Client.Create(Map("c"));
        Loop.Run(TimeSpan.FromSeconds(5));
        Client.Update(Map("a", "changed"));
        Loop.RunUntilIdle(TimeSpan.FromMinutes(5));

        seen.Should().Equal("0 begin a", "0 begin b", "10 end a", "10 end b", "10 begin c", "10 begin a", "20 end c", "20 end a");
    }

    [Test]
    public void Retries_an_asynchronous_reconcile_that_throws()
    {
        List<double> seen = [];
        var component = new ReconcilerComponent<ConfigMap>("slow", _ => new AsyncReconciler(async (_, _) =>
        {
            seen.Add(Loop.Elapsed.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(1), Loop.Time);
            return seen.Count < 3 ? throw new InvalidOperationException("no") : Result.Done;
        }));
        component.Start(Contexts.For("slow"));

        Client.Create(Map("a"));
        Loop.RunUntilIdle(TimeSpan.FromMinutes(5));

        seen.Should().Equal(0, 1.005, 2.015);
        component.Failures.Should().BeEmpty();
    }

    [Test]
    public void Says_so_when_a_reconciler_does_nothing()
    {
        var component = new ReconcilerComponent<ConfigMap>("idle", _ => new EmptyReconciler());
        component.Start(Contexts.For("idle"));

        Client.Create(Map("a"));
        Deliver();

        component.Failures.Should().ContainSingle().Which.Error.Message.Should().Contain("EmptyReconciler overrides neither");
    }

    private ReconcilerComponent<ConfigMap> Start(Func<ComponentContext, Request, Result> reconcile, Action<ReconcilerWatches<ConfigMap>>? watch = null)
    {
        var component = new ReconcilerComponent<ConfigMap>("test-controller", context => new SyncReconciler(context, reconcile, watch));
        Start(component);
        return component;
    }

    private sealed class SyncReconciler(ComponentContext context, Func<ComponentContext, Request, Result> reconcile, Action<ReconcilerWatches<ConfigMap>>? watch) : Reconciler<ConfigMap>
    {
        protected override void Watch(ReconcilerWatches<ConfigMap> watches) => watch?.Invoke(watches);

        protected override Result Reconcile(Request request) => reconcile(context, request);
    }

    private sealed class AsyncReconciler(Func<Request, CancellationToken, Task<Result>> reconcile) : Reconciler<ConfigMap>
    {
        protected override async ValueTask<Result> ReconcileAsync(Request request, CancellationToken cancellationToken) => await reconcile(request, cancellationToken);
    }

    private sealed class EmptyReconciler : Reconciler<ConfigMap>;
}
