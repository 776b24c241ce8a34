using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>The CPUs of one machine, shared by the programs that compute on it.</summary>
/// <remarks>
/// <para>As the Linux kernel does with control groups: nobody gets more than its limit or than its threads can use, and where there is not enough for all, each gets a share in proportion to what it has requested.</para>
/// <para>Differs from Kubernetes: limits hold at every moment and not on average over a tenth of a second, and what programs merely say they use takes nothing away from others.</para>
/// </remarks>
internal sealed class MachineCpu(SimulationLoop loop, long milliCpu) : ISimulationEvent
{
    private const long LeastShare = 2; // MinShares: what those get that request nothing.

    private readonly List<Computation> _running = [];
    private ScheduledEvent _next;
    private DateTimeOffset _settled;

    /// <summary>Computes.</summary>
    /// <param name="container">Who computes.</param>
    /// <param name="work">How long it takes on one CPU of its own.</param>
    /// <param name="threads">On how many CPUs at once it can run.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task Run(ContainerInstance container, TimeSpan work, int threads, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var computation = new Computation(container, new LoopPromise<bool>(loop), threads) { Left = (Int128)work.Ticks * 1000 };
        Settle();
        _running.Add(computation);
        Share();
        await using var registration = cancellation.Register(() => Stop(computation, cancellation));
        await computation.Done.Task;
    }

    /// <summary>A container has ended, and what it computed with it.</summary>
    public void Stop(ContainerInstance container)
    {
        foreach (var computation in _running.FindAll(computation => computation.Container == container))
            Stop(computation, default);
    }

    /// <summary>Limits have changed.</summary>
    public void Changed()
    {
        Settle();
        Share();
    }

    void ISimulationEvent.Execute() => Changed();

    private void Stop(Computation computation, CancellationToken cancellation)
    {
        Settle();
        if (_running.Remove(computation))
            computation.Done.TrySetCanceled(cancellation);
        computation.Container.SetComputing(0);
        Share();
    }

    /// <summary>Counts what was computed since the last time.</summary>
    private void Settle()
    {
        var passed = (loop.Now - _settled).Ticks;
        _settled = loop.Now;
        foreach (var computation in _running)
            computation.Left -= (Int128)passed * computation.Rate;
        foreach (var done in _running.FindAll(static computation => computation.Left <= 0))
        {
            _running.Remove(done);
            done.Container.SetComputing(0);
            done.Done.TrySetResult(true);
        }
    }

    private void Share()
    {
        _next.Cancel();
        if (_running.Count == 0)
            return;
        var groups = _running.GroupBy(static computation => computation.Container).Select(static group => new Group([.. group])).ToList(); // In order of their first computation.
        Fill(groups);
        var first = TimeSpan.MaxValue;
        foreach (var group in groups)
        {
            group.Container.SetComputing(group.Rate);
            foreach (var computation in group.Computations)
            {
                computation.Rate = Math.Max(group.Rate * computation.Threads / group.Threads, 1);
                var left = TimeSpan.FromTicks((long)Int128.Min((computation.Left + computation.Rate - 1) / computation.Rate, TimeSpan.FromDays(36500).Ticks));
                first = left < first ? left : first;
            }
        }
        _next = loop.Schedule(first, EventRank.Default, this);
    }

    /// <summary>Those whose share is more than they can use get that; the rest is shared among the others.</summary>
    private void Fill(List<Group> groups)
    {
        var (left, waiting) = (milliCpu, groups);
        while (waiting.Count > 0)
        {
            var weights = waiting.Sum(static group => group.Weight);
            var (room, rest) = (left, new List<Group>());
            foreach (var group in waiting)
            {
                group.Rate = Math.Min(group.Most, room * group.Weight / weights);
                if (group.Rate == group.Most)
                    left -= group.Most;
                else
                    rest.Add(group);
            }
            if (rest.Count == waiting.Count)
                return;
            waiting = rest;
        }
    }

    /// <summary>Something that is computed.</summary>
    private sealed record Computation(ContainerInstance Container, LoopPromise<bool> Done, int Threads)
    {
        /// <summary>What is left to do, in ticks of a thousandth of a CPU.</summary>
        public Int128 Left { get; set; }

        /// <summary>How many thousandths of a CPU it gets.</summary>
        public long Rate { get; set; }
    }

    /// <summary>What one container computes.</summary>
    private sealed class Group(Computation[] computations)
    {
        public Computation[] Computations { get; } = computations;

        public ContainerInstance Container => Computations[0].Container;

        public long Threads { get; } = computations.Sum(static computation => (long)computation.Threads);

        public long Weight { get; } = Math.Max(LeastShare, computations[0].Container.MilliCpuRequest * 1024 / 1000); // SharesPerCPU

        public long Most => Math.Min(Threads * 1000, Container.MilliCpuLimit ?? long.MaxValue);

        public long Rate { get; set; }
    }
}
