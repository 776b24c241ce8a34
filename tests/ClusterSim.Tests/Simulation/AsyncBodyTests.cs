using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class AsyncBodyTests
{
    [Test]
    public void Runs_until_the_body_has_completed_and_returns_its_result()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "before", 1);
        loop.Note(log, "after", 100);

        var answer = loop.Run(async () =>
        {
            await Task.Delay(Seconds(60), loop.Time);
            return 42;
        });

        answer.Should().Be(42);
        loop.Elapsed.Should().Be(Seconds(60));
        log.Should().Equal("before");
    }

    [Test]
    public void Passes_on_what_the_body_threw_as_it_was()
    {
        using var loop = New();
        var running = () => loop.Run(async () =>
        {
            await Task.Delay(Seconds(1), loop.Time);
            throw new FormatException("broken");
        });

        running.Should().ThrowExactly<FormatException>().WithMessage("broken");
    }

    [Test]
    public void Says_what_is_awaited_when_nothing_is_left_that_could_complete_the_body()
    {
        using var loop = New();
        var running = () => loop.Run(() => new LoopPromise<int>(loop).Task);

        running.Should().Throw<SimulationException>().WithMessage("*nothing is left*0 events and 0 periodic events in the queue, 1 open promise*Task.Run*");
    }

    [Test]
    public void Does_not_wait_for_ever_beside_periodic_work()
    {
        using var loop = New();
        using var lease = loop.Time.CreateTimer(_ => { }, null, Seconds(10), Seconds(10));
        var running = () => loop.Run(() => new TaskCompletionSource().Task);

        running.Should().Throw<SimulationException>().WithMessage("*nothing is left*0 events and 1 periodic event in the queue*");
        loop.Elapsed.Should().BeCloseTo(TimeSpan.FromDays(1), Seconds(10));
    }

    [Test]
    public void Waits_longer_than_a_day_for_work_that_is_not_periodic()
    {
        using var loop = New();
        using var lease = loop.Time.CreateTimer(_ => { }, null, Seconds(1000), Seconds(1000));

        loop.Run(async () => await loop.Delay(TimeSpan.FromDays(365)));

        loop.Elapsed.Should().Be(TimeSpan.FromDays(365));
    }

    [Test]
    public void Gives_up_at_a_limit()
    {
        using var loop = New();
        var running = () => loop.Run(async () => await loop.Delay(TimeSpan.FromHours(2)), within: TimeSpan.FromHours(1));

        running.Should().Throw<SimulationException>().WithMessage("*did not complete in time*");
        loop.Elapsed.Should().Be(TimeSpan.FromHours(1));
    }

    [Test]
    public void Reports_how_a_started_body_ended_in_an_event_of_its_own()
    {
        using var loop = New();
        var trace = new Trace(loop);
        loop.Start(() => Task.CompletedTask, error => trace.Add($"at once {error?.Message}"));
        loop.Start(Fail, error => trace.Add($"{error!.Message}, context {SynchronizationContext.Current is not null}"));
        loop.Start(() => throw new FormatException("no task"), error => trace.Add(error!.Message));
        loop.Start(() => Task.FromCanceled(new CancellationToken(true)), error => trace.Add(error!.GetType().Name));

        loop.Run(Seconds(10));

        trace.Lines.Should().Equal("0 at once ", "0 no task", "0 TaskCanceledException", "1 broken, context False");

        async Task Fail()
        {
            await Task.Delay(Seconds(1), loop.Time).ConfigureAwait(false);
            throw new FormatException("broken");
        }
    }

    [Test]
    public void Restores_the_callers_context()
    {
        using var loop = New();
        var mine = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(mine);
        try
        {
            loop.Run(async () => await loop.Delay(Seconds(1)));
            loop.Schedule(TimeSpan.Zero, EventRank.Default, () => SynchronizationContext.SetSynchronizationContext(loop.Context));
            loop.Run(Seconds(1));

            SynchronizationContext.Current.Should().BeSameAs(mine);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Test]
    public void An_async_void_method_that_throws_stops_the_run()
    {
        using var loop = New();
        loop.Context.Post(_ => Fail(), null);
        var running = () => loop.Run(Seconds(10));

        running.Should().Throw<SimulationException>().WithInnerException<FormatException>();

        async void Fail()
        {
            await Task.Delay(Seconds(1), loop.Time);
            throw new FormatException("broken");
        }
    }
}
