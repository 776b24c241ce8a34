using System.Globalization;
using System.Text;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>Prints measurements, each as soon as it is there.</summary>
internal sealed class MeasurementTable(bool markdown, bool endToEnd)
{
    private const int ReferenceSize = 1_000;

    private static readonly (string Title, int Width)[] AllColumns =
        [("workload", -52), ("nodes", 6), ("pods", 6), ("placed", 6), ("µs/pod", 9), ("CPU µs", 8), ("p50 µs", 8), ("p99 µs", 9), ("pods/s", 9), ("B/pod", 8), ("growth", 14)];

    private readonly Dictionary<string, double> _reference = new(StringComparer.Ordinal); // Looked up only.

    private IEnumerable<(string Title, int Width)> Columns => AllColumns.Where(column => !endToEnd || column.Title is not ("p50 µs" or "p99 µs"));

    public void Begin()
    {
        Print([.. Columns.Select(static column => column.Title)]);
        if (markdown)
            Console.WriteLine("|" + string.Concat(Columns.Select(static column => column.Width < 0 ? " --- |" : " ---: |")));
    }

    public void Add(Measurement measurement)
    {
        string[] decisions = endToEnd ? [] : [Micros(measurement.P50!.Value.TotalMicroseconds), Micros(measurement.P99!.Value.TotalMicroseconds)];
        Print([
            measurement.Workload.Name, Whole(measurement.Size), Whole(measurement.Pods), Whole(measurement.Placed), Micros(measurement.MicrosecondsPerPod), Micros(measurement.BusyMicrosecondsPerPod), .. decisions,
            Whole(measurement.PodsPerSecond), Whole(measurement.BytesPerPod), Growth(measurement),
        ]);
    }

    public void LeaveOut(Workload workload, int size, TimeSpan expected)
    {
        string[] unknown = [.. Enumerable.Repeat("", Columns.Count() - 3)];
        Print([workload.Name, Whole(size), .. unknown, string.Create(CultureInfo.InvariantCulture, $"not run, ~{expected.TotalSeconds:0} s")]);
    }

    // How many times what a Pod takes at 1,000 Nodes, and how many times the Nodes: the first should not exceed the second.
    private string Growth(Measurement measurement)
    {
        if (measurement.Size == ReferenceSize)
            _reference[measurement.Workload.Name] = measurement.MicrosecondsPerPod;
        return measurement.Size > ReferenceSize && _reference.TryGetValue(measurement.Workload.Name, out var reference)
            ? string.Create(CultureInfo.InvariantCulture, $"×{measurement.MicrosecondsPerPod / reference:0.0} of ×{(double)measurement.Size / ReferenceSize:0.#}")
            : "";
    }

    private void Print(string[] cells)
    {
        var line = new StringBuilder(markdown ? "|" : "");
        foreach (var (cell, (_, width)) in cells.Zip(Columns))
            line.Append(markdown ? $" {cell} |" : width < 0 ? cell.PadRight(-width) : " " + cell.PadLeft(width));
        Console.WriteLine(line.ToString().TrimEnd());
    }

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Micros(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
