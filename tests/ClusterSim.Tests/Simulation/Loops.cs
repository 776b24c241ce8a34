using ClusterSim.Simulation;

namespace ClusterSim.Tests.Simulation;

/// <summary>The loops that the tests of this folder start from.</summary>
internal static class Loops
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SimulationLoop New(ulong seed = 7) => new(seed, Start);

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Schedules the writing of a line into a log.</summary>
    public static ScheduledEvent Note(this SimulationLoop loop, List<string> log, string line, double seconds = 0, EventRank rank = EventRank.Default, bool periodic = false) =>
        loop.Schedule(Seconds(seconds), rank, () => log.Add(line), periodic);
}
