using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;
using ClusterSim.Lab.Synthetic;
using SchedulerLab;

namespace ClusterSim.Lab.Tests.Reports;

/// <summary>The picture of docs/scheduler-lab.md is what the command beside it makes.</summary>
public sealed class DocumentedPictureTests
{
    [Test]
    public void Is_made_by_the_command_that_stands_there()
    {
        var source = SyntheticSource.FromFile(At("samples/SchedulerLab/gpu-cluster.yaml"));
        var policies = ValueList.Of(((string[])["Random", "WorstFit", "BestFit", "GpuPacking", "FGD", "Kubernetes"]).Select(name => LabPolicies.Find(name)!));

        var result = Sweep.Run(new([source], policies, [1, 2, 3, 4, 5]), parallelism: Environment.ProcessorCount);

        result.Charts("gpu-cluster").Single(chart => chart.Name == "fragmented").Chart.ToSvg().Should().Be(File.ReadAllText(At("docs/scheduler-lab-fragmentation.svg")));
    }

    private static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClusterSim.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in a checkout of the repository.");
        return Path.Combine(folder.FullName, path);
    }
}
