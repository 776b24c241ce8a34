using System.Reactive.Linq;
using System.Runtime.CompilerServices;
using ClusterSim.Simulation;
using static ClusterSim.Tests.Simulation.Loops;

namespace ClusterSim.Tests.Simulation;

public sealed class DisposalTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Leaves_nothing_behind_of_a_thousand_loops(bool dispose)
    {
        var loops = Enumerable.Range(0, 1_000).Select(_ => Live(dispose)).ToList();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        loops.Count(loop => loop.IsAlive).Should().BeLessThanOrEqualTo(1); // The last one may still be in a register.
    }

    [Test]
    public void Gives_code_that_waits_with_the_lifetime_a_chance_to_clean_up([Values] bool own)
    {
        var loop = New();
        var log = new List<string>();
        loop.Start(Program, _ => log.Add("completed"));
        loop.Note(log, "never", 0);

        loop.Dispose();

        log.Should().Equal("cleaned up", "completed");

        async Task Program()
        {
            try
            {
                if (own)
                    await loop.Delay(Seconds(100), loop.Lifetime);
                else
                    await Task.Delay(Seconds(100), loop.Time, loop.Lifetime);
            }
            finally
            {
                log.Add("cleaned up");
            }
        }
    }

    [Test]
    public void Comes_to_an_end_even_if_a_program_does_not()
    {
        var loop = New();
        loop.Start(Forever, _ => { });

        loop.Dispose();

        loop.PendingEvents.Should().Be(0);

        async Task Forever()
        {
            try
            {
                await loop.Delay(Seconds(100), loop.Lifetime);
            }
            catch (OperationCanceledException)
            {
                while (true)
                    await Task.Yield();
            }
        }
    }

    [Test]
    public void Refuses_new_work_afterwards_but_ignores_stragglers()
    {
        var loop = New();
        var pending = loop.Note([], "pending", 1);
        var timer = loop.Time.CreateTimer(_ => { }, null, Seconds(1), Seconds(1));
        loop.Dispose();

        var scheduling = () => loop.Note([], "late");
        var running = () => loop.Run(Seconds(1));
        scheduling.Should().Throw<ObjectDisposedException>();
        running.Should().Throw<ObjectDisposedException>();

        loop.Context.Post(_ => { }, null);
        timer.Dispose();
        pending.Cancel().Should().BeFalse();
        loop.Dispose();
        loop.PendingEvents.Should().Be(0);
    }

    [Test]
    public void Cannot_be_disposed_from_inside_an_event()
    {
        using var loop = New();
        loop.Schedule(Seconds(1), EventRank.Default, loop.Dispose);
        var running = () => loop.Run(Seconds(1));

        running.Should().Throw<SimulationException>().WithInnerException<InvalidOperationException>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Live(bool dispose)
    {
        var loop = New();
        loop.Start(async () => await Task.Delay(Seconds(100), loop.Time).ConfigureAwait(false), _ => { });
        loop.Start(async () => await loop.Delay(Seconds(100), loop.Lifetime), _ => { });
        Observable.Interval(Seconds(1), loop.Scheduler).Subscribe(_ => { });
        _ = new PeriodicTimer(Seconds(1), loop.Time).WaitForNextTickAsync().AsTask();
        loop.Run(Seconds(10));
        if (dispose)
            loop.Dispose();
        return new WeakReference(loop);
    }
}
