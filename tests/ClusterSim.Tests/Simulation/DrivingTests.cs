using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class DrivingTests
{
    [Test]
    public void Moves_the_clock_by_exactly_the_duration_and_shows_each_event_its_own_time()
    {
        using var loop = New();
        var seen = new List<DateTimeOffset>();
        loop.Schedule(Seconds(1.5), EventRank.Default, () => seen.Add(loop.Now));
        loop.Schedule(Seconds(10), EventRank.Default, () => seen.Add(loop.Time.GetUtcNow()));
        loop.Schedule(Seconds(10.1), EventRank.Default, () => seen.Add(loop.Now));

        loop.Run(Seconds(10));

        seen.Should().Equal(Start + Seconds(1.5), Start + Seconds(10));
        loop.Elapsed.Should().Be(Seconds(10));
        loop.Time.GetElapsedTime(0).Should().Be(Seconds(10));
        loop.Time.LocalTimeZone.Should().Be(TimeZoneInfo.Utc);
    }

    [Test]
    public void Stops_at_the_instant_at_which_a_condition_holds()
    {
        using var loop = New();
        var count = 0;
        for (var second = 1; second <= 9; second++)
            loop.Schedule(Seconds(second), EventRank.Default, () => count++);

        loop.TryRunUntil(() => count == 4, within: Seconds(100)).Should().BeTrue();

        loop.Elapsed.Should().Be(Seconds(4));
        count.Should().Be(4);
    }

    [Test]
    public void Asks_the_condition_only_when_all_events_of_an_instant_are_done()
    {
        using var loop = New();
        var halfDone = false;
        loop.Schedule(Seconds(1), EventRank.Default, () => halfDone = true);
        loop.Schedule(Seconds(1), EventRank.Reconcile, () => halfDone = false);

        loop.TryRunUntil(() => halfDone, within: Seconds(2)).Should().BeFalse();

        loop.Elapsed.Should().Be(Seconds(2));
    }

    [Test]
    public void Throws_with_seed_and_time_when_a_condition_does_not_hold_in_time()
    {
        using var loop = New(seed: 4711);

        var running = () => loop.RunUntil(() => false, within: Seconds(30));

        var error = running.Should().Throw<SimulationException>().WithMessage("*00:00:30*seed 4711, virtual time 2026-01-01T00:00:30*").Which;
        error.Seed.Should().Be(4711);
        error.Time.Should().Be(Start + Seconds(30));
    }

    [Test]
    public void Is_idle_when_only_periodic_work_is_left()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "work", 5);
        Heartbeat();

        loop.RunUntilIdle(limit: Seconds(60));

        log.Should().Equal("beat", "beat", "work");
        loop.Elapsed.Should().Be(Seconds(5));

        void Heartbeat() => loop.Schedule(Seconds(2), EventRank.Default, () => { log.Add("beat"); Heartbeat(); }, periodic: true);
    }

    [Test]
    public void Waits_for_ordinary_work_that_periodic_work_caused()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "first", 1);
        loop.Schedule(Seconds(1), EventRank.Default, () => loop.Note(log, "caused", 3), periodic: true);

        loop.RunUntilIdle(limit: Seconds(60));

        log.Should().Equal("first", "caused");
        loop.Elapsed.Should().Be(Seconds(4));
    }

    [Test]
    public void Does_not_count_a_cancelled_event_as_work()
    {
        using var loop = New();
        loop.Note([], "timeout", 3600).Cancel();

        loop.RunUntilIdle(limit: Seconds(60));

        loop.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Test]
    public void Gives_up_at_the_limit_when_work_never_ends()
    {
        using var loop = New();
        Again();

        var running = () => loop.RunUntilIdle(limit: Seconds(60));

        running.Should().Throw<SimulationException>().WithMessage("Not idle within 00:01:00*1 event not marked periodic*");
        loop.Elapsed.Should().Be(Seconds(60));

        void Again() => loop.Schedule(Seconds(1), EventRank.Default, Again);
    }

    [Test]
    public void Settles_when_activity_has_stood_still_for_the_quiet_time()
    {
        using var loop = New();
        var writes = 0L;
        foreach (var second in new[] { 1, 3, 6 })
            loop.Schedule(Seconds(second), EventRank.Default, () => writes++);
        foreach (var second in new[] { 7, 8, 9, 10, 11 })
            loop.Schedule(Seconds(second), EventRank.Default, () => { });

        loop.Settle(quiet: Seconds(4), () => writes);

        writes.Should().Be(3);
        loop.Elapsed.Should().Be(Seconds(10));
    }

    [Test]
    public void Gives_up_settling_at_the_limit_when_activity_never_ends()
    {
        using var loop = New();
        var writes = 0L;
        Write();

        var settling = () => loop.Settle(quiet: Seconds(5), () => writes, limit: Seconds(60));

        settling.Should().Throw<SimulationException>().WithMessage("Never quiet for 00:00:05*");

        void Write()
        {
            writes++;
            loop.Schedule(Seconds(4), EventRank.Default, Write);
        }
    }

    [Test]
    public void Refuses_to_be_driven_from_inside_an_event()
    {
        using var loop = New();
        loop.Schedule(Seconds(1), EventRank.Default, () => loop.Run(Seconds(1)));

        var running = () => loop.Run(Seconds(5));

        running.Should().Throw<SimulationException>().WithInnerException<InvalidOperationException>().WithMessage("*inside an event*");
    }

    [Test]
    public void Passes_on_what_an_event_threw_with_seed_and_time_and_can_go_on_afterwards()
    {
        using var loop = New(seed: 99);
        var log = new List<string>();
        loop.Schedule(Seconds(1), EventRank.Default, () => throw new FormatException("broken"));
        loop.Note(log, "next", 2);
        var running = () => loop.Run(Seconds(5));

        var error = running.Should().Throw<SimulationException>().WithMessage("*FormatException: broken*seed 99, virtual time 2026-01-01T00:00:01*").Which;
        error.InnerException.Should().BeOfType<FormatException>();
        log.Should().BeEmpty();

        loop.Run(Seconds(5));
        log.Should().Equal("next");
    }

    [Test]
    public void Stops_when_an_instant_never_ends()
    {
        using var loop = New();
        loop.EventsPerInstantLimit = 1_000;
        loop.Schedule(Seconds(1), EventRank.Reconcile, Again);
        var running = () => loop.Run(Seconds(5));

        running.Should().Throw<SimulationException>().WithMessage("*1,000 events at one instant*");

        void Again() => loop.Schedule(TimeSpan.Zero, EventRank.Reconcile, Again);
    }

    [Test]
    public void Can_do_without_a_limit_of_events_per_instant()
    {
        using var loop = New();
        loop.EventsPerInstantLimit = long.MaxValue;
        var log = new List<string>();
        loop.Note(log, "first");
        loop.Note(log, "second", 1);

        loop.Run(Seconds(5));

        log.Should().Equal("first", "second");
    }

    [Test]
    public void Stands_still_between_runs()
    {
        using var loop = New();
        loop.Run(Seconds(3));

        loop.Invoke(() => loop.Now).Should().Be(Start + Seconds(3));
        loop.Now.Should().Be(Start + Seconds(3));
    }
}
