using ClusterSim.Recordings.Scheduling;

namespace ClusterSim.Fidelity;

/// <summary>Compares the scheduler with recordings of the real one, and says aspect by aspect how many answers were the same.</summary>
internal static class SchedulerReplay
{
    public static int Run(ReplayArguments arguments)
    {
        var comparer = new SchedulerComparer();
        var shown = 0;
        foreach (var file in arguments.Files)
        {
            comparer.CompareFile(file, arguments.Id);
            for (; arguments.Verbose && shown < comparer.Tally.Mismatches.Count; shown++)
                Console.WriteLine(comparer.Tally.Mismatches[shown]);
        }
        foreach (var line in comparer.Tally.Lines())
            Console.WriteLine(line);
        return comparer.Tally.IsMatch ? 0 : 1;
    }
}
