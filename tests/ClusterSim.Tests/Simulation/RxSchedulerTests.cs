using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class RxSchedulerTests
{
    [Test]
    public void An_interval_ticks_in_virtual_time_until_disposed()
    {
        using var loop = New();
        var trace = new Trace(loop);
        var subscription = Observable.Interval(Seconds(10), loop.Scheduler).Subscribe(tick => trace.Add($"tick {tick}"));
        loop.Run(Seconds(35));

        subscription.Dispose();
        loop.Run(Seconds(35));

        trace.Lines.Should().Equal("10 tick 0", "20 tick 1", "30 tick 2");
        loop.PendingEvents.Should().Be(0);
    }

    [Test]
    public void A_throttle_passes_the_last_item_of_a_burst()
    {
        using var loop = New();
        var trace = new Trace(loop);
        var items = new Subject<int>();
        using var subscription = items.Throttle(Seconds(1), loop.Scheduler).Subscribe(item => trace.Add($"{item}"));
        foreach (var (item, second) in new[] { (1, 1.0), (2, 1.5), (3, 2.2), (4, 9.0) })
            loop.Schedule(Seconds(second), EventRank.Default, () => items.OnNext(item));

        loop.Run(Seconds(60));

        trace.Lines.Should().Equal("3.2 3", "10 4");
    }

    [Test]
    public void A_recursive_schedule_goes_on_until_its_disposable_is_disposed()
    {
        using var loop = New();
        var trace = new Trace(loop);
        var work = loop.Scheduler.Schedule(Seconds(1), again =>
        {
            trace.Add("again");
            again(Seconds(1));
        });

        loop.Run(Seconds(3));
        work.Dispose();
        loop.Run(Seconds(3));

        trace.Lines.Should().Equal("1 again", "2 again", "3 again");
    }

    [Test]
    public void Idle_does_not_wait_for_an_interval_but_does_for_a_timer()
    {
        using var loop = New();
        var trace = new Trace(loop);
        using var interval = Observable.Interval(Seconds(4), loop.Scheduler).Subscribe(_ => trace.Add("interval"));
        using var timer = Observable.Timer(Seconds(5), loop.Scheduler).Subscribe(_ => trace.Add("timer"));

        loop.RunUntilIdle(limit: Seconds(60));

        trace.Lines.Should().Equal("4 interval", "5 timer");
    }

    [Test]
    public void An_asynchronous_observable_stays_on_the_loop()
    {
        using var loop = New();
        var trace = new Trace(loop);
        using var subscription = Observable.Interval(Seconds(10), loop.Scheduler).Take(2)
            .SelectMany(tick => Observable.Create<long>(async observer =>
            {
                await Task.Delay(Seconds(3), loop.Time);
                observer.OnNext(tick);
                observer.OnCompleted();
            }))
            .Subscribe(tick => trace.Add($"{tick}"), () => trace.Add("end"));

        loop.Run(Seconds(60));

        trace.Lines.Should().Equal("13 0", "23 1", "23 end");
    }

    [Test]
    public void What_an_observer_throws_stops_the_run()
    {
        using var loop = New();
        using var subscription = Observable.Timer(Seconds(5), loop.Scheduler).Subscribe(_ => throw new FormatException("broken"));
        var running = () => loop.Run(Seconds(10));

        running.Should().Throw<SimulationException>().WithInnerException<FormatException>();
    }
}
