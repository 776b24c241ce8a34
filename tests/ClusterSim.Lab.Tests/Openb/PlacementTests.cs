using System.Globalization;

namespace ClusterSim.Lab.Tests.Openb;

/// <summary>Every Pod of the trace goes where the reference has it.</summary>
public sealed class PlacementTests
{
    [Test]
    public void Goes_to_the_nodes_and_gpus_of_the_reference([ValueSource(typeof(PublishedRuns), nameof(PublishedRuns.Policies))] string policy)
    {
        var source = OpenbTrace.Load(Published.FolderOrSkip(), "default").Shuffled();
        var expected = Published.Rows($"events/default_seed42_{policy}.csv.gz");
        var events = new List<RunEvent>();

        var result = new LabRun(source, Published.Policy(policy), 42).Execute(events.Add);

        events.Should().HaveCount(expected.Count);
        for (var i = 0; i < expected.Count; i++)
            Text(events[i], result.Samples[i]).Should().Be(Text(expected[i]));
    }

    private static string Text(RunEvent what, RunSample then)
    {
        var devices = what.NodeName is null ? "-" : string.Join('-', what.Devices.ToArray());
        return string.Create(CultureInfo.InvariantCulture, $"{what.Arrival} {what.Pod.Metadata.Name} {what.NodeName ?? "-"} {devices} {then.Arrived.GpuMilli} {then.Used.GpuMilli} {then.FragmentedGpuMilli:F2}");
    }

    private static string Text(CsvRow row) =>
        $"{row.Text("i")} {row.Text("pod")} {row.Text("node")} {row.Text("gpus")} {row.Text("arrived_gpu_milli")} {row.Text("used_gpu_milli")} {row.Text("frag_milli")}";
}
