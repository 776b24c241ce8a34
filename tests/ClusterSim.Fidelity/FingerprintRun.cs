using System.Globalization;
using ClusterSim.Recordings.Reproducibility;

namespace ClusterSim.Fidelity;

/// <summary>Lives through an eventful day and prints all that happened, to be compared with what another process prints.</summary>
internal static class FingerprintRun
{
    public static int Run(string[] arguments)
    {
        var (seed, neighbours) = (1UL, 0);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            if (arguments[i] == "--seed")
                seed = ulong.Parse(arguments[i + 1], CultureInfo.InvariantCulture);
            else if (arguments[i] == "--neighbours")
                neighbours = int.Parse(arguments[i + 1], CultureInfo.InvariantCulture);
        }
        Console.Out.Write(RunBeside(neighbours, seed));
        return 0;
    }

    /// <summary>The run, while clusters of other seeds run on threads of their own.</summary>
    private static RecordedRun RunBeside(int neighbours, ulong seed)
    {
        using var enough = new CancellationTokenSource();
        var threads = Enumerable.Range(1, neighbours).Select(number => new Thread(() =>
        {
            for (var other = seed + (ulong)number; !enough.IsCancellationRequested; other += 100)
                _ = EventfulDay.Run(other);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        try
        {
            return EventfulDay.Run(seed);
        }
        finally
        {
            enough.Cancel();
            threads.ForEach(thread => thread.Join());
        }
    }
}
