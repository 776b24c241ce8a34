using System.Runtime.CompilerServices;
using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class OwnershipTests
{
    [Test]
    public async Task Lets_any_thread_in_at_the_current_instant_while_nobody_runs()
    {
        using var loop = New();
        loop.Run(Seconds(5));

        var seen = await Task.Run(() => loop.Invoke(() => loop.Elapsed));
        var seenToo = await loop.InvokeAsync(() => loop.Elapsed);

        seen.Should().Be(Seconds(5));
        seenToo.Should().Be(Seconds(5));
    }

    [Test]
    public void Does_what_many_threads_ask_one_after_the_other()
    {
        using var loop = New();
        var inside = 0;
        var total = 0;

        Parallel.For(0, 1_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => loop.Invoke(() =>
        {
            inside++;
            inside.Should().Be(1);
            loop.Schedule(Seconds(1), EventRank.Default, () => total++);
            inside--;
        }));
        loop.Run(Seconds(1));

        total.Should().Be(1_000);
    }

    [Test]
    public void Does_at_once_what_an_event_asks_for()
    {
        using var loop = New();
        var log = new List<string>();
        loop.Schedule(Seconds(1), EventRank.Default, () =>
        {
            log.Add(loop.Invoke(() => "inside"));
            log.Add("after");
        });

        loop.Run(Seconds(1));

        log.Should().Equal("inside", "after");
    }

    [Test]
    public async Task Passes_on_what_a_request_threw_as_it_was()
    {
        using var loop = New();

        var asking = () => loop.Invoke(() => throw new FormatException());
        var askingLater = () => loop.InvokeAsync<int>(new Func<int>(() => throw new FormatException()));

        asking.Should().ThrowExactly<FormatException>();
        await askingLater.Should().ThrowExactlyAsync<FormatException>();
    }

    [Test]
    public void Throws_into_a_running_virtual_loop_naming_the_cause([Values("Invoke", "Schedule", "CreateTimer", "Run", "Cancel", "SetResult")] string way)
    {
        using var loop = New();
        var log = new List<string>();
        var pending = loop.Note(log, "pending", 100);
        var promise = new LoopPromise<bool>(loop);
        Exception? thrown = null;
        loop.Schedule(Seconds(1), EventRank.Default, () =>
        {
            try
            {
                Task.Run(Intrude).Wait();
            }
            catch (AggregateException error)
            {
                thrown = error.InnerException;
            }
        });
        loop.Note(log, "next", 2);
        var running = () => loop.Run(Seconds(200));

        running.Should().Throw<SimulationException>().WithMessage("*Task.Run*ReadAllAsync*seed 7, virtual time 2026-01-01T00:00:01*");
        thrown.Should().BeAssignableTo<InvalidOperationException>().Which.Message.Should().Contain("Task.Run");
        log.Should().BeEmpty();

        void Intrude()
        {
            _ = way switch
            {
                "Invoke" => loop.Invoke(() => true),
                "Schedule" => loop.Note(log, "intruder").IsPending,
                "CreateTimer" => loop.Time.CreateTimer(_ => { }, null, Seconds(1), Seconds(1)) is null,
                "Run" => loop.TryRunUntil(() => true, Seconds(1)),
                "Cancel" => pending.Cancel(),
                _ => promise.TrySetResult(true),
            };
        }
    }

    [Test]
    public void Stops_a_run_into_which_another_thread_posts_but_spares_that_thread()
    {
        using var loop = New();
        loop.Schedule(Seconds(1), EventRank.Default, () => Task.Run(() => loop.Context.Post(_ => { }, null)).Wait());
        var running = () => loop.Run(Seconds(10));

        running.Should().Throw<SimulationException>().WithMessage("*tried to post a continuation*Task.Run*").WithInnerException<InvalidOperationException>();
    }

    [Test]
    public void Stops_when_user_code_comes_back_from_Task_Run()
    {
        using var loop = New();
        using var gate = new ManualResetEventSlim();
        loop.Schedule(Seconds(1), EventRank.Default, gate.Set);
        Beat();
        var running = () => loop.Run(async () =>
        {
            await Task.Run(gate.Wait);
            await Task.Delay(Seconds(1), loop.Time);
        });

        running.Should().Throw<SimulationException>().WithMessage("*Task.Run*");

        void Beat() => loop.Schedule(TimeSpan.FromMilliseconds(1), EventRank.Default, Beat);
    }

    [Test]
    public void Lets_another_thread_dispose_a_timer_while_nobody_runs()
    {
        using var loop = New();
        var timer = loop.Time.CreateTimer(_ => { }, null, Seconds(1), Seconds(1));

        Task.Run(timer.Dispose).Wait();

        loop.PendingEvents.Should().Be(0);
    }

    [Test]
    public void Survives_the_finalizer_of_a_forgotten_timer_in_the_middle_of_a_run()
    {
        using var loop = New();
        loop.Schedule(Seconds(1), EventRank.Default, Forget);
        loop.Schedule(Seconds(5), EventRank.Default, () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        });

        loop.Run(Seconds(10));

        loop.PendingEvents.Should().Be(0);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Forget() => _ = new PeriodicTimer(Seconds(1), loop.Time);
    }
}
