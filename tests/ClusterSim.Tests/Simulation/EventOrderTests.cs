using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class EventOrderTests
{
    [Test]
    public void Runs_events_by_time_and_within_one_instant_in_the_order_of_scheduling()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "second", 2);
        loop.Note(log, "first", 1);
        loop.Note(log, "second too", 2);
        loop.Note(log, "now");

        loop.Run(Seconds(2));

        log.Should().Equal("now", "first", "second", "second too");
    }

    [Test]
    public void Runs_all_deliveries_of_an_instant_before_ordinary_events_and_those_before_reconciles()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "reconcile", 1, EventRank.Reconcile);
        loop.Note(log, "timer", 1);
        loop.Note(log, "delivery", 1, EventRank.Delivery);

        loop.Run(Seconds(1));

        log.Should().Equal("delivery", "timer", "reconcile");
    }

    [Test]
    public void Lets_a_delivery_caused_by_a_reconcile_overtake_the_reconciles_that_wait()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Schedule(TimeSpan.Zero, EventRank.Reconcile, () =>
        {
            log.Add("reconcile 1");
            loop.Note(log, "ordinary");
            loop.Note(log, "delivery", rank: EventRank.Delivery);
        });
        loop.Note(log, "reconcile 2", rank: EventRank.Reconcile);

        loop.Run(TimeSpan.Zero);

        log.Should().Equal("reconcile 1", "delivery", "ordinary", "reconcile 2");
    }

    [Test]
    public void Runs_what_was_scheduled_long_ago_before_what_this_instant_added()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Schedule(Seconds(1), EventRank.Default, () => loop.Note(log, "added"));
        loop.Note(log, "long ago", 1);

        loop.Run(Seconds(1));

        log.Should().Equal("long ago", "added");
    }

    [Test]
    public void Runs_no_event_that_was_cancelled_and_says_whether_there_was_one_to_cancel()
    {
        using var loop = New();
        var log = new List<string>();
        var now = loop.Note(log, "now");
        var later = loop.Note(log, "later", 1);
        var kept = loop.Note(log, "kept", 1);

        now.Cancel().Should().BeTrue();
        later.Cancel().Should().BeTrue();
        later.Cancel().Should().BeFalse();
        default(ScheduledEvent).Cancel().Should().BeFalse();
        loop.Run(Seconds(1));

        log.Should().Equal("kept");
        kept.Cancel().Should().BeFalse();
        kept.IsPending.Should().BeFalse();
    }

    [Test]
    public void Does_not_cancel_the_event_that_took_over_the_place_of_an_earlier_one()
    {
        using var loop = New();
        var log = new List<string>();
        var first = loop.Note(log, "first");
        loop.Run(TimeSpan.Zero);
        loop.Note(log, "second");

        first.Cancel().Should().BeFalse();
        loop.Run(TimeSpan.Zero);

        log.Should().Equal("first", "second");
    }

    [Test]
    public void Keeps_the_order_of_what_is_left_when_many_are_cancelled()
    {
        using var loop = New();
        var random = loop.Random("test");
        var ran = new List<(TimeSpan Due, int Number)>();
        var expected = new List<(TimeSpan Due, int Number)>();
        var handles = new List<ScheduledEvent>();
        for (var number = 0; number < 5_000; number++)
        {
            var entry = (Due: Seconds(1 + random.Next(200)), Number: number);
            expected.Add(entry);
            handles.Add(loop.Schedule(entry.Due, EventRank.Default, () => ran.Add(entry)));
        }

        foreach (var number in Enumerable.Range(0, 5_000).Where(number => number % 5 != 0))
            handles[number].Cancel().Should().BeTrue();
        loop.Run(Seconds(1_000));

        ran.Should().Equal(expected.Where(entry => entry.Number % 5 == 0).OrderBy(entry => entry.Due).ThenBy(entry => entry.Number));
    }

    [Test]
    public void Does_not_keep_a_thousand_cancelled_timeouts()
    {
        using var loop = New();
        var timeouts = Enumerable.Range(0, 1_000).Select(_ => new CancellationTokenSource(TimeSpan.FromHours(1), loop.Time)).ToList();

        timeouts.ForEach(timeout => timeout.Dispose());

        loop.PendingEvents.Should().Be(0);
        loop.QueueEntries.Should().BeLessThan(50);
    }

    [Test]
    public void Treats_a_delay_beyond_the_end_of_the_calendar_as_due_at_its_end()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Note(log, "never", TimeSpan.MaxValue.TotalSeconds / 2);
        loop.Schedule(TimeSpan.MaxValue, EventRank.Default, () => log.Add("never"));

        loop.Run(TimeSpan.FromDays(365_000));

        log.Should().BeEmpty();
    }

    [Test]
    public void Runs_the_same_event_object_as_often_as_it_was_scheduled_with_its_state()
    {
        using var loop = New();
        var counter = new Counter();
        loop.Schedule(Seconds(1), EventRank.Default, counter);
        loop.Schedule(Seconds(2), EventRank.Default, counter);
        loop.Schedule(Seconds(3), EventRank.Default, state => ((Counter)state!).Count += 10, counter);

        loop.Run(Seconds(3));

        counter.Count.Should().Be(12);
    }

    private sealed class Counter : ISimulationEvent
    {
        public int Count { get; set; }

        public void Execute() => Count++;
    }
}
