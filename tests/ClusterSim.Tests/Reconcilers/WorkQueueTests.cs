using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Reconcilers;

public sealed class WorkQueueTests
{
    private readonly List<string> _done = [];
    private SimulationLoop _loop = null!;

    [SetUp]
    public void Start()
    {
        _loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _done.Clear();
    }

    [TearDown]
    public void Stop() => _loop.Dispose();

    [Test]
    public void Works_on_items_in_order_without_duplicates()
    {
        var queue = Queue(_ => Result.Done);

        foreach (var item in new[] { "b", "a", "b", "c", "a" })
            queue.Add(item);
        queue.Count.Should().Be(3);
        _loop.Run(TimeSpan.Zero);

        _done.Should().Equal("0 b", "0 a", "0 c");
    }

    [Test]
    public void Works_again_on_an_item_that_was_added_meanwhile()
    {
        WorkQueue<string> queue = null!;
        queue = Queue(_ =>
        {
            if (_done.Count == 1)
            {
                queue.Add("a");
                queue.Add("a");
            }
            return Result.Done;
        });

        queue.Add("a");
        _loop.Run(TimeSpan.Zero);

        _done.Should().Equal("0 a", "0 a");
    }

    [Test]
    public void Adds_later_at_the_earliest_time_asked_for()
    {
        var queue = Queue(_ => Result.Done);

        queue.AddAfter("a", TimeSpan.FromSeconds(5));
        queue.AddAfter("a", TimeSpan.FromSeconds(2));
        queue.AddAfter("a", TimeSpan.FromSeconds(9));
        queue.Add("a");
        _loop.Run(TimeSpan.FromSeconds(20));

        _done.Should().Equal("0 a", "2 a");
    }

    [Test]
    public void Doubles_the_delay_up_to_the_longest_and_begins_anew_when_told_to_forget()
    {
        var queue = Queue(_ => Result.Done);

        Delays(3).Should().Equal(0.005, 0.01, 0.02);
        for (var i = 0; i < 14; i++)
            queue.AddRateLimited("a");
        Delays(2).Should().Equal(655.36, 1000);
        queue.Forget("a");
        Delays(1).Should().Equal(0.005);

        IEnumerable<double> Delays(int count) => [.. Enumerable.Range(0, count).Select(_ => queue.AddRateLimited("a").TotalSeconds)];
    }

    [Test]
    public void Holds_back_retries_when_there_are_more_than_a_hundred_of_them()
    {
        var queue = Queue(_ => Result.Done);

        var delays = Enumerable.Range(0, 103).Select(i => queue.AddRateLimited($"item-{i}").TotalSeconds).ToList();

        delays.Take(100).Should().OnlyContain(delay => delay == 0.005);
        delays.Skip(100).Select(delay => Math.Round(delay, 6)).Should().Equal(0.1, 0.2, 0.3);
    }

    [Test]
    public void Retries_a_failed_item_while_others_go_on()
    {
        var queue = Queue(item => item == "bad" && _done.Count(done => done.EndsWith("bad")) < 3 ? throw new FormatException() : Result.Done);
        List<WorkFailure<string>> failures = [];
        queue.Failed += failures.Add;

        queue.Add("bad");
        queue.Add("good");
        _loop.Run(TimeSpan.FromSeconds(1));

        _done.Should().Equal("0 bad", "0 good", "0.005 bad", "0.015 bad");
        failures.Select(failure => failure.Attempts).Should().Equal(1, 2);
        queue.Failures.Should().BeEmpty();
    }

    [Test]
    public void Requeues_with_growing_delays_and_reports_no_failure()
    {
        var attempts = 0;
        var queue = Queue(_ => ++attempts < 4 ? Result.Requeue : Result.Done);

        queue.Add("a");
        _loop.Run(TimeSpan.FromSeconds(1));

        _done.Should().Equal("0 a", "0.005 a", "0.015 a", "0.035 a");
        queue.Failures.Should().BeEmpty();
    }

    [Test]
    public void Yields_to_everything_else_that_happens_at_the_instant()
    {
        var queue = Queue(_ => Result.Done);

        queue.Add("a");
        _loop.Schedule(TimeSpan.Zero, EventRank.Default, () => _done.Add("ordinary"));
        _loop.Schedule(TimeSpan.Zero, EventRank.Delivery, () => _done.Add("delivery"));
        _loop.Run(TimeSpan.Zero);

        _done.Should().Equal("delivery", "ordinary", "0 a");
    }

    [Test]
    public void Is_cancelled_with_the_loop()
    {
        var cancelled = false;
        var queue = new WorkQueue<string>(_loop, async (_, cancellation) =>
        {
            try
            {
                await Task.Delay(TimeSpan.FromHours(1), _loop.Time, cancellation);
            }
            finally
            {
                cancelled = cancellation.IsCancellationRequested;
            }
            return Result.Done;
        });

        queue.Add("a");
        _loop.Run(TimeSpan.FromSeconds(1));
        _loop.Dispose();

        cancelled.Should().BeTrue();
    }

    private WorkQueue<string> Queue(Func<string, Result> work) => new(_loop, (item, _) =>
    {
        _done.Add($"{_loop.Elapsed.TotalSeconds} {item}");
        return ValueTask.FromResult(work(item));
    });
}
