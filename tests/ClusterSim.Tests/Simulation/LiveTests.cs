using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class LiveTests
{
    /// <summary>Only reached if the pump is broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase(double.PositiveInfinity)]
    [TestCase(36_000_000)] // Ten virtual hours in a millisecond.
    public async Task Moves_time_by_itself(double speed)
    {
        using var loop = New();
        var reached = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Schedule(TimeSpan.FromHours(10), EventRank.Default, () => reached.SetResult(loop.Elapsed));

        _ = loop.StartLive(speed);

        (await reached.Task.WaitAsync(Patience)).Should().Be(TimeSpan.FromHours(10));
    }

    [Test]
    public async Task Does_not_run_ahead_of_the_wall_clock()
    {
        using var loop = New();
        var ran = false;
        loop.Schedule(TimeSpan.FromDays(1), EventRank.Default, () => ran = true);
        _ = loop.StartLive(speed: 1);

        var first = await loop.InvokeAsync(() => loop.Elapsed).WaitAsync(Patience);
        var second = await loop.InvokeAsync(() => loop.Elapsed).WaitAsync(Patience);

        second.Should().BeGreaterThanOrEqualTo(first).And.BeLessThan(TimeSpan.FromHours(1));
        ran.Should().BeFalse();
    }

    [Test]
    public async Task Answers_requests_of_other_threads_between_events()
    {
        using var loop = New();
        var pumpThreads = new SortedSet<int>();
        _ = loop.StartLive(double.PositiveInfinity);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => loop.Invoke(() =>
        {
            pumpThreads.Add(Environment.CurrentManagedThreadId);
            return number;
        })))).WaitAsync(Patience);

        answers.Should().Equal(Enumerable.Range(0, 100));
        pumpThreads.Should().ContainSingle();
    }

    [Test]
    public async Task Runs_asynchronous_requests_and_gives_their_results_to_the_thread_that_asked()
    {
        using var loop = New();
        _ = loop.StartLive(double.PositiveInfinity);

        var (start, end) = await loop.InvokeAsync(async () =>
        {
            var before = loop.Elapsed;
            await Task.Delay(TimeSpan.FromHours(1), loop.Time);
            return (before, loop.Elapsed);
        }).WaitAsync(Patience);

        (end - start).Should().Be(TimeSpan.FromHours(1));
        var failing = () => loop.InvokeAsync<int>(async () =>
        {
            await loop.Delay(Seconds(1));
            throw new FormatException();
        }).WaitAsync(Patience);
        await failing.Should().ThrowExactlyAsync<FormatException>();
    }

    [Test]
    public async Task Accepts_posts_timers_and_events_of_other_threads()
    {
        using var loop = New();
        _ = loop.StartLive(double.PositiveInfinity);
        var all = new CountdownEvent(4);

        loop.Context.Post(_ => all.Signal(), null);
        loop.Schedule(Seconds(1), EventRank.Default, () => all.Signal());
        using var timer = loop.Time.CreateTimer(_ => all.Signal(), null, Seconds(2), Timeout.InfiniteTimeSpan);
        loop.Time.CreateTimer(_ => { }, null, Seconds(2), Seconds(2)).Dispose();
        await Task.Delay(Seconds(3), loop.Time).WaitAsync(Patience);
        all.Signal();

        all.Wait(Patience).Should().BeTrue();
    }

    [Test]
    public void Stands_still_while_paused_but_still_answers_and_does_what_takes_no_time()
    {
        using var loop = New();
        using var lease = loop.Time.CreateTimer(_ => { }, null, Seconds(1), Seconds(1));
        _ = loop.StartLive(double.PositiveInfinity);
        using var consequence = new ManualResetEventSlim();

        loop.Pause();
        var before = loop.Invoke(() => loop.Elapsed);
        loop.Invoke(() => loop.Schedule(TimeSpan.Zero, EventRank.Reconcile, consequence.Set));
        consequence.Wait(Patience).Should().BeTrue();
        loop.Invoke(() => loop.Elapsed).Should().Be(before);
        loop.IsPaused.Should().BeTrue();

        loop.Resume();
        using var later = new ManualResetEventSlim();
        loop.Schedule(Seconds(100), EventRank.Default, later.Set);
        later.Wait(Patience).Should().BeTrue();
    }

    [Test]
    public void Changes_its_speed()
    {
        using var loop = New();
        using var done = new ManualResetEventSlim();
        loop.Schedule(TimeSpan.FromDays(1), EventRank.Default, done.Set);
        _ = loop.StartLive(speed: 1);

        loop.SetSpeed(double.PositiveInfinity);

        done.Wait(Patience).Should().BeTrue();
    }

    [Test]
    public async Task Is_virtual_again_when_stopped()
    {
        using var loop = New();
        var ended = loop.StartLive(speed: 1);
        var driving = () => loop.Run(Seconds(1));
        driving.Should().Throw<InvalidOperationException>().WithMessage("*live*");

        loop.StopLive();
        await ended.WaitAsync(Patience);
        var before = loop.Elapsed;
        loop.Run(Seconds(10));

        loop.IsLive.Should().BeFalse();
        loop.Elapsed.Should().Be(before + Seconds(10));
        loop.StopLive();
    }

    [Test]
    public async Task Ends_with_the_error_of_an_event_and_lets_nobody_wait_for_an_answer()
    {
        using var loop = New();
        var ended = loop.StartLive(double.PositiveInfinity);

        loop.Schedule(Seconds(1), EventRank.Default, () => throw new FormatException("broken"));
        var waiting = () => ended.WaitAsync(Patience);

        (await waiting.Should().ThrowAsync<SimulationException>()).WithInnerException<FormatException>();
        loop.IsLive.Should().BeFalse();
        (await loop.InvokeAsync(() => 42).WaitAsync(Patience)).Should().Be(42);
    }

    [Test]
    public void Answers_everybody_when_stopped_under_load()
    {
        for (var round = 0; round < 50; round++)
        {
            using var loop = New();
            _ = loop.StartLive(double.PositiveInfinity);
            var asking = Task.Run(() => Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number => loop.Invoke(() => number)));

            loop.StopLive();

            asking.Wait(Patience).Should().BeTrue();
        }
    }

    [Test]
    public void Can_be_disposed_while_live()
    {
        var loop = New();
        var ended = loop.StartLive(double.PositiveInfinity);
        using var lease = loop.Time.CreateTimer(_ => { }, null, Seconds(1), Seconds(1));

        loop.Dispose();

        ended.IsCompletedSuccessfully.Should().BeTrue();
        loop.PendingEvents.Should().Be(0);
    }

    [Test]
    public void Refuses_what_is_no_speed_and_what_needs_it_to_be_live()
    {
        using var loop = New();

        foreach (var speed in new[] { 0, -1, double.NaN })
            loop.Invoking(it => { _ = it.StartLive(speed); }).Should().Throw<ArgumentOutOfRangeException>();
        loop.Invoking(it => it.Pause()).Should().Throw<InvalidOperationException>();
        _ = loop.StartLive(1);
        loop.Invoking(it => { _ = it.StartLive(1); }).Should().Throw<InvalidOperationException>();
    }
}
