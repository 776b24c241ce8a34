using System.Net;
using System.Threading.Channels;
using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

/// <summary>Each way in which user code waits, alone: on the loop's thread, at the right virtual time, in the right order.</summary>
public sealed class AwaitTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Task_delays_on_the_virtual_clock_end_in_order(bool captured) => Expect(
        async (loop, trace) =>
        {
            await Task.WhenAll(Sleeper("a", 2), Sleeper("b", 1), Sleeper("c", 2));
            trace.Add("all");

            async Task Sleeper(string name, int seconds)
            {
                await Task.Delay(Seconds(seconds), loop.Time).ConfigureAwait(captured);
                trace.Add(name);
            }
        },
        "1 b", "2 a", "2 c", "2 all");

    [TestCase(true)]
    [TestCase(false)]
    public void Periodic_timers_tick(bool captured) => Expect(
        async (loop, trace) =>
        {
            using var timer = new PeriodicTimer(Seconds(10), loop.Time);
            for (var i = 0; i < 3; i++)
            {
                await timer.WaitForNextTickAsync().ConfigureAwait(captured);
                trace.Add("tick");
            }
        },
        "10 tick", "20 tick", "30 tick");

    [TestCase(true)]
    [TestCase(false)]
    public void WaitAsync_gives_up_in_virtual_time(bool captured) => Expect(
        async (loop, trace) =>
        {
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(Seconds(5), loop.Time).ConfigureAwait(captured);
            }
            catch (TimeoutException)
            {
                trace.Add("timeout");
            }
        },
        "5 timeout");

    [Test]
    public void Cancellation_after_a_time_ends_a_wait() => Expect(
        async (loop, trace) =>
        {
            using var timeout = new CancellationTokenSource(Seconds(3), loop.Time);
            try
            {
                await Task.Delay(Seconds(60), loop.Time, timeout.Token);
            }
            catch (OperationCanceledException)
            {
                trace.Add("cancelled");
            }
        },
        "3 cancelled");

    [Test]
    public void A_method_that_is_awaited_without_the_context_completes_on_the_loop() => Expect(
        async (loop, trace) =>
        {
            await Outer().ConfigureAwait(false);
            trace.Add("outer");
            await Task.WhenAll(Inner(), Task.WhenAny(Inner(), Inner())).ConfigureAwait(false);
            trace.Add("all");
            await OuterValue().ConfigureAwait(false);
            trace.Add("value");

            async Task Inner()
            {
                await Task.Delay(Seconds(1), loop.Time);
                await loop.Delay(Seconds(1));
            }

            async Task Outer()
            {
                await Inner().ConfigureAwait(false);
                await Inner();
            }

            async ValueTask OuterValue()
            {
                using var timer = new PeriodicTimer(Seconds(1), loop.Time);
                await timer.WaitForNextTickAsync();
                await Inner().ConfigureAwait(false);
            }
        },
        "4 outer", "6 all", "9 value");

    [Test]
    public void A_method_awaited_without_the_context_may_itself_wait_with_it() => Expect(
        async (loop, trace) =>
        {
            using var semaphore = new SemaphoreSlim(0);
            loop.Schedule(Seconds(1), EventRank.Default, () => semaphore.Release());
            await Inner().ConfigureAwait(false);
            trace.Add("inner is done");

            async Task Inner()
            {
                await semaphore.WaitAsync();
                trace.Add("released");
            }
        },
        "1 released", "1 inner is done");

    [Test]
    public void A_channel_may_be_read_by_a_method_that_is_awaited_without_the_context() => Expect(
        async (loop, trace) =>
        {
            var channel = Channel.CreateUnbounded<string>();
            loop.Schedule(Seconds(1), EventRank.Default, () => channel.Writer.TryWrite("item"));
            trace.Add(await Read().ConfigureAwait(false));

            async ValueTask<string> Read() => await channel.Reader.ReadAsync();
        },
        "1 item");

    [Test]
    public void A_semaphore_is_handed_on_in_the_order_of_asking() => Expect(
        async (loop, trace) =>
        {
            using var semaphore = new SemaphoreSlim(1);
            await Task.WhenAll(Enumerable.Range(1, 3).Select(Worker));

            async Task Worker(int number)
            {
                await semaphore.WaitAsync();
                trace.Add($"{number} in");
                await Task.Delay(Seconds(1), loop.Time);
                semaphore.Release();
            }
        },
        "0 1 in", "1 2 in", "2 3 in");

    [Test]
    public void A_channel_wakes_its_reader_at_the_instant_of_the_write() => Expect(
        async (loop, trace) =>
        {
            var channel = Channel.CreateUnbounded<int>();
            var reading = Read();
            for (var i = 1; i <= 3; i++)
            {
                await Task.Delay(Seconds(1), loop.Time);
                channel.Writer.TryWrite(i);
                trace.Add($"wrote {i}");
            }
            channel.Writer.Complete();
            await reading;

            async Task Read()
            {
                while (await channel.Reader.WaitToReadAsync())
                {
                    while (channel.Reader.TryRead(out var item))
                        trace.Add($"read {item}");
                }
                trace.Add("end");
            }
        },
        "1 wrote 1", "1 read 1", "2 wrote 2", "2 read 2", "3 wrote 3", "3 read 3", "3 end");

    [Test]
    public void A_channel_can_be_enumerated_if_it_allows_synchronous_continuations() => Expect(
        async (loop, trace) =>
        {
            var channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
            loop.Schedule(Seconds(1), EventRank.Default, () => channel.Writer.TryWrite(1));
            loop.Schedule(Seconds(2), EventRank.Default, () => channel.Writer.Complete());
            await foreach (var item in channel.Reader.ReadAllAsync())
                trace.Add($"read {item}");
            trace.Add("end");
        },
        "1 read 1", "2 end");

    [Test]
    public void Task_yield_lets_others_of_the_same_instant_go_first() => Expect(
        async (loop, trace) =>
        {
            loop.Schedule(TimeSpan.Zero, EventRank.Default, () => trace.Add("other"));
            await Task.Yield();
            trace.Add("after yield");
            loop.Schedule(TimeSpan.Zero, EventRank.Default, () => trace.Add("another"));
            await loop.Delay(TimeSpan.Zero);
            trace.Add("after delay of zero");
        },
        "0 other", "0 after yield", "0 another", "0 after delay of zero");

    [Test]
    public void The_loops_own_delay_keeps_the_context_for_those_who_had_it() => Expect(
        async (loop, trace) =>
        {
            await loop.Delay(Seconds(1));
            trace.Add($"context {loop.Context.Equals(SynchronizationContext.Current)}");
            await Task.Delay(Seconds(1), loop.Time).ConfigureAwait(false);
            trace.Add($"context {loop.Context.Equals(SynchronizationContext.Current)}");
            await loop.Delay(Seconds(1));
            trace.Add($"context {loop.Context.Equals(SynchronizationContext.Current)}");
        },
        "1 context True", "2 context False", "3 context False");

    [Test]
    public void The_loops_own_delay_can_be_combined_as_a_task() => Expect(
        async (loop, trace) =>
        {
            await Task.WhenAny(loop.Delay(Seconds(2)).AsTask(), Task.Delay(Seconds(1), loop.Time));
            trace.Add("first");
            await Task.WhenAll(loop.Delay(Seconds(2)).AsTask(), Task.Delay(Seconds(1), loop.Time)).ConfigureAwait(false);
            trace.Add("both");
        },
        "1 first", "3 both");

    [TestCase(true)]
    [TestCase(false)]
    public void The_loops_own_delay_can_be_cancelled(bool captured) => Expect(
        async (loop, trace) =>
        {
            using var stop = new CancellationTokenSource();
            loop.Schedule(Seconds(2), EventRank.Default, stop.Cancel);
            if (!captured)
                await Task.Delay(Seconds(0.5), loop.Time).ConfigureAwait(false);
            await loop.Delay(Seconds(1), stop.Token);
            trace.Add("elapsed");
            try
            {
                await loop.Delay(Seconds(10), stop.Token);
            }
            catch (OperationCanceledException)
            {
                trace.Add("cancelled");
            }
            loop.PendingEvents.Should().Be(0);
        },
        captured ? ["1 elapsed", "2 cancelled"] : ["1.5 elapsed", "2 cancelled"]);

    [TestCase(true)]
    [TestCase(false)]
    public void A_promise_goes_on_after_whoever_settled_it_is_done(bool captured) => Expect(
        async (loop, trace) =>
        {
            var promise = new LoopPromise<int>(loop);
            var waiting = Wait();
            await loop.Delay(Seconds(1));
            promise.SetResult(42);
            promise.TrySetCanceled().Should().BeFalse();
            trace.Add("settled");
            await waiting;

            async Task Wait() => trace.Add($"answer {await promise.Task.ConfigureAwait(captured)}");
        },
        "1 settled", "1 answer 42");

    [Test]
    public void A_promise_passes_errors_and_cancellation_on() => Expect(
        async (loop, trace) =>
        {
            var failing = new LoopPromise<int>(loop);
            var cancelled = new LoopPromise<int>(loop);
            loop.Schedule(Seconds(1), EventRank.Default, () => failing.TrySetException(new FormatException()));
            loop.Schedule(Seconds(2), EventRank.Default, () => cancelled.TrySetCanceled());
            trace.Add((await ErrorOf(failing.Task)).GetType().Name);
            trace.Add((await ErrorOf(cancelled.Task)).GetType().Name);

            static async Task<Exception> ErrorOf(Task task)
            {
                try
                {
                    await task;
                    return new Exception("none");
                }
                catch (Exception error)
                {
                    return error;
                }
            }
        },
        "1 FormatException", "2 TaskCanceledException");

    [Test]
    public void An_http_client_stays_on_the_loop() => Expect(
        async (loop, trace) =>
        {
            using var http = new HttpClient(new RetryingHandler { InnerHandler = new SlowServer(loop) });
            trace.Add(await http.GetStringAsync("http://web/"));
            using var response = await http.GetAsync("http://web/", HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            trace.Add((await reader.ReadLineAsync())!);
        },
        "5 hello", "10 hello");

    [Test]
    public void A_timer_callback_sees_no_context_and_the_callers_execution_context() => Expect(
        async (loop, trace) =>
        {
            var local = new AsyncLocal<string> { Value = "flowed" };
            var done = new LoopPromise<bool>(loop);
            await using var timer = loop.Time.CreateTimer(
                _ =>
                {
                    trace.Add($"{local.Value}, context {SynchronizationContext.Current is not null}");
                    done.TrySetResult(true);
                },
                null,
                Seconds(1),
                Timeout.InfiniteTimeSpan);
            await done.Task;
        },
        "1 flowed, context False");

    private static void Expect(Func<SimulationLoop, Trace, Task> body, params string[] lines)
    {
        using var loop = New();
        var trace = new Trace(loop);

        loop.Run(() => body(loop, trace));

        trace.Lines.Should().Equal(lines);
    }

    private sealed class RetryingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class SlowServer(SimulationLoop loop) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await loop.Delay(Seconds(2), cancellationToken);
            await Task.Delay(Seconds(0.5), loop.Time, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("hello") };
        }
    }
}
