using System.Globalization;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>What is to be measured.</summary>
internal sealed record SchedulerRunOptions
{
    public IReadOnlyList<Workload> Workloads { get; init; } = SchedulerWorkloads.All;

    public IReadOnlyList<int> Sizes { get; init; } = Scheduler.Sizes.All;

    public int Runs { get; init; } = 3;

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    public bool EndToEnd { get; init; }

    public bool Markdown { get; init; }

    public bool List { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It says something that does not exist.</exception>
    public static SchedulerRunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SchedulerRunOptions();
        var names = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--nodes" => options with { Sizes = Scheduler.Sizes.Parse(ValueOf(args, ref i)) ?? options.Sizes },
                "--runs" => options with { Runs = ParseWhole(ValueOf(args, ref i), 100, "runs") },
                "--limit" => options with { Limit = TimeSpan.FromSeconds(ParseWhole(ValueOf(args, ref i), 86_400, "seconds")) },
                "--end-to-end" => options with { EndToEnd = true },
                "--markdown" => options with { Markdown = true },
                "--list" => options with { List = true },
                var other when other.StartsWith('-') => throw new FormatException($"There is no option {other}."),
                var name => Named(options, name, names),
            };
        }
        return names.Count == 0 ? options : options with { Workloads = [.. names.SelectMany(Find).Distinct()] };
    }

    private static SchedulerRunOptions Named(SchedulerRunOptions options, string name, List<string> names)
    {
        names.Add(name);
        return options;
    }

    private static IEnumerable<Workload> Find(string name)
    {
        var exact = SchedulerWorkloads.All.Where(workload => string.Equals(workload.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count > 0)
            return exact;
        var like = SchedulerWorkloads.All.Where(workload => workload.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return like.Count > 0 ? like : throw new FormatException($"No workload is named {name}.");
    }

    private static string ValueOf(IReadOnlyList<string> args, ref int i) =>
        ++i < args.Count ? args[i] : throw new FormatException($"{args[i - 1]} needs a value.");

    private static int ParseWhole(string text, int max, string what) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= max
        ? value
        : throw new FormatException($"\"{text}\" is no number of {what} from 1 to {max}.");
}
