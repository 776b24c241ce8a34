namespace ClusterSim.Simulation;

/// <summary>A run that could not go on: an event threw, a limit was reached, or nothing was left that could end a wait.</summary>
public sealed class SimulationException : Exception
{
    private readonly string _what;

    internal SimulationException(string message, ulong seed, DateTimeOffset time, Exception? inner)
        : base($"{message}{Environment.NewLine}  seed {seed}, virtual time {time:yyyy-MM-ddTHH:mm:ss.fffffffZ}", inner)
    {
        _what = message;
        Seed = seed;
        Time = time;
    }

    /// <summary>The seed of the loop, with which the run can be repeated.</summary>
    public ulong Seed { get; }

    /// <summary>The virtual time at which the run stopped, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The same, told with more of what a person needs to see.</summary>
    internal SimulationException With(string report) => new($"{_what}{Environment.NewLine}{report}", Seed, Time, InnerException);
}
