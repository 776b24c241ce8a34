using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Threading.Channels;
using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

/// <summary>All ways of waiting at once, with random pauses: one seed, one trace.</summary>
public sealed class ReproducibilityTests
{
    [Test]
    public void Gives_one_trace_in_fifty_runs()
    {
        var traces = Enumerable.Range(0, 50).Select(_ => RunScenario(seed: 7)).ToList();

        traces.Distinct().Should().ContainSingle();
        traces[0].Should().NotContain("ANOTHER THREAD");
        traces[0].Split('\n').Length.Should().BeGreaterThan(100);
    }

    [Test]
    public void Gives_another_trace_for_another_seed() => RunScenario(seed: 8).Should().NotBe(RunScenario(seed: 7));

    [Test]
    public void Is_not_disturbed_by_other_loops_on_other_threads()
    {
        var alone = RunScenario(seed: 7);

        var together = new string[64];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = RunScenario(seed: 7));

        together.Should().OnlyContain(trace => trace == alone);
    }

    private static string RunScenario(ulong seed)
    {
        using var loop = New(seed);
        var trace = new Trace(loop);
        var subject = new Subject<string>();
        var channel = Channel.CreateBounded<string>(2);
        using var semaphore = new SemaphoreSlim(2);
        using var subscriptions = new System.Reactive.Disposables.CompositeDisposable(
            Observable.Interval(Seconds(7), loop.Scheduler).Subscribe(tick => trace.Add($"interval {tick}")),
            subject.Throttle(Seconds(2), loop.Scheduler).Subscribe(item => trace.Add($"throttled {item}")),
            subject.Delay(Seconds(3), loop.Scheduler).Buffer(Seconds(20), loop.Scheduler).Subscribe(items => trace.Add($"buffered {items.Count}")),
            subject.Timestamp(loop.Scheduler).TimeInterval(loop.Scheduler).Subscribe(item => trace.Add($"after {item.Interval}")));

        foreach (var number in Enumerable.Range(0, 5))
            loop.Start(() => Worker(number), error => trace.Add($"worker {number} ended {error?.Message}"));
        loop.Start(Reader, error => trace.Add($"reader ended {error?.Message}"));
        loop.Start(Ticker, error => trace.Add($"ticker ended {error?.GetType().Name}"));
        loop.Run(TimeSpan.FromMinutes(5));
        trace.Add($"{loop.ExecutedEvents} events");
        return trace.ToString();

        async Task Worker(int number)
        {
            var random = loop.Random($"worker-{number}");
            for (var round = 0; round < 8; round++)
            {
                await semaphore.WaitAsync();
                await PauseAsync(random.Next(5));
                trace.Add($"worker {number} works");
                await Task.WhenAny(loop.Delay(Seconds(random.Next(3))).AsTask(), Task.Delay(Seconds(random.Next(3)), loop.Time));
                loop.Schedule(TimeSpan.Zero, EventRank.Reconcile, () => semaphore.Release());
                await channel.Writer.WriteAsync($"{number}.{round}");
                subject.OnNext($"{number}.{round}");
            }
        }

        async Task PauseAsync(int seconds)
        {
            await Task.Delay(Seconds(seconds), loop.Time).ConfigureAwait(false);
            await SleepAsync(seconds).ConfigureAwait(false);
        }

        async Task SleepAsync(int seconds) => await Task.Delay(Seconds(seconds), loop.Time);

        async Task Reader()
        {
            while (await channel.Reader.WaitToReadAsync())
            {
                while (channel.Reader.TryRead(out var item))
                    trace.Add($"read {item}");
                await Task.Yield();
            }
        }

        async Task Ticker()
        {
            using var timeout = new CancellationTokenSource(Seconds(100), loop.Time);
            using var timer = new PeriodicTimer(Seconds(9), loop.Time);
            while (await timer.WaitForNextTickAsync(timeout.Token))
            {
                trace.Add("tick");
                try
                {
                    await new TaskCompletionSource().Task.WaitAsync(Seconds(11), loop.Time, timeout.Token);
                }
                catch (TimeoutException)
                {
                    trace.Add("timeout");
                }
            }
        }
    }
}
