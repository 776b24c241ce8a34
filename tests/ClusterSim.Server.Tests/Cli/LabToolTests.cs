using System.Diagnostics;
using ClusterSim.Cli.Commands;
using ClusterSim.Lab;
using ClusterSim.Scheduling;

namespace ClusterSim.Server.Tests.Cli;

/// <summary><c>clustersim scheduler lab</c>, as somebody uses it in a terminal.</summary>
public sealed class LabToolTests
{
    private const string Small = "name=small; nodes=4; node.cpu=8; node.memory=32Gi; pods=40; cpu=uniform(1, 3); memory=1Gi; arrival=1s; lifetime=30s";

    private static readonly string[] Compared = ["--synthetic", Small, "--policy", "BestFit,kubernetes", "--seeds", "1..2", "--retry"];

    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("clustersim-lab-").FullName;
        File.WriteAllText(Path.Combine(_folder, "nodes.csv"), "name,cpu_milli,memory_mib,gpu_count,gpu_model\nn1,8000,32768,2,T4\nn2,8000,32768,0,\n");
        File.WriteAllText(Path.Combine(_folder, "pods.csv"), "name,cpu_milli,memory_mib,num_gpu,gpu_milli,creation_time,scheduled_time,deletion_time\np1,1000,1024,1,500,0,1,9\np2,1000,1024,0,0,3,3,\n");
        File.WriteAllText(Path.Combine(_folder, "broken.csv"), "name,cpu_milli,memory_mib,num_gpu,gpu_milli\np1,1000,1024,1,500\np2,much,1024,0,0\n");
        File.WriteAllText(Path.Combine(_folder, "web.yaml"), "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {capacity: {cpu: 2, memory: 4Gi, pods: 10}}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: nginx}]}}\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Compares_policies_and_writes_tables_and_charts()
    {
        var (code, output, error) = await RunAsync([.. Compared, "--out", "results"]);

        code.Should().Be(0, error);
        output.Should().Contain("small").And.MatchRegex(@"BestFit +│ +2 │ +40 │").And.MatchRegex(@"Kubernetes +│ +2 │ +40 │").And.Contain("4 runs. Tables and charts are in results");
        Files("results").Should().Contain(["results.json", "runs.csv", "summary.csv", "report.md", "report.html", "charts/small-allocation.svg", "charts/small-queueing.svg", "measured/decisions-per-second.csv"]);
    }

    [Test]
    public async Task Overwrites_nothing_unless_it_is_told_to()
    {
        (await RunAsync([.. Compared, "--out", "results"])).Code.Should().Be(0);

        var (code, _, error) = await RunAsync([.. Compared, "--out", "results"]);

        code.Should().Be(1);
        error.Should().Contain("results.json is there already. --force overwrites it.");
        (await RunAsync([.. Compared, "--out", "results", "--force"])).Code.Should().Be(0);
    }

    [Test]
    public async Task Shards_that_are_merged_give_the_same_bytes()
    {
        await RunAsync([.. Compared, "--out", "whole", "--parallel", "1"]);
        await RunAsync([.. Compared, "--out", "parts", "--shards", "2", "--shard", "1"]);
        await RunAsync([.. Compared, "--out", "parts", "--shards", "2", "--shard", "0"]);

        var (code, _, error) = await RunAsync("merge", "parts", "--out", "merged");

        code.Should().Be(0, error);
        var results = Files("whole").Where(file => !file.StartsWith("measured", StringComparison.Ordinal)).ToList();
        results.Should().NotBeEmpty();
        foreach (var file in results)
            (await File.ReadAllTextAsync(Path.Combine(_folder, "merged", file))).Should().Be(await File.ReadAllTextAsync(Path.Combine(_folder, "whole", file)), file);
        Files("merged").Should().BeEquivalentTo(Files("whole"));
    }

    [Test]
    public async Task Replays_traces_and_manifests()
    {
        var (code, output, error) = await RunAsync("--trace", "nodes.csv,pods.csv", "--timed", "--manifests", "web.yaml", "--policy", "FGD", "--out", "results");

        code.Should().Be(0, error);
        output.Should().MatchRegex(@"(?s) pods .*FGD +│ +1 │ +2 │ +0 │.* web .*FGD +│ +1 │ +1 │ +0 │");
    }

    [Test]
    public async Task Policies_of_ones_own_are_found_by_name()
    {
        var (code, output, error) = await RunAsync("--synthetic", Small, "--plugins", typeof(LabToolTests).Assembly.Location, "--policy", "MostPodsFirst,Twin,FirstFit", "--out", "results");

        code.Should().Be(0, error);
        output.Should().Contain("MostPodsFirst").And.Contain("Twin");
    }

    [TestCase("There is no policy \"Best\", only Random, FirstFit, BestFit,", "--synthetic", Small, "--policy", "Best", "--out", "o")]
    [TestCase("--seeds: Seeds: 9..1 ends before it begins.", "--synthetic", Small, "--policy", "FGD", "--seeds", "9..1", "--out", "o")]
    [TestCase("There is no shard 3 of 3: they count from 0.", "--synthetic", Small, "--policy", "FGD", "--shards", "3", "--shard", "3", "--out", "o")]
    [TestCase("There is no file missing.yaml.", "--synthetic", "missing.yaml", "--policy", "FGD", "--out", "o")]
    [TestCase("There is no file or directory missing.", "--manifests", "missing", "--policy", "FGD", "--out", "o")]
    [TestCase("broken.csv:3: cpu_milli: 'much' is not a whole number", "--trace", "nodes.csv,broken.csv", "--policy", "FGD", "--out", "o")]
    [TestCase("There is neither nowhere/openb_nodes_gpu.csv nor openb_nodes_gpu.csv.gz.", "--trace", "openb=nowhere", "--policy", "FGD", "--out", "o")]
    [TestCase("--synthetic: spec.classes[0].requests[cpu]: gauss(1): there is no distribution gauss", "--synthetic", "nodes=1; node.cpu=1; node.memory=1Gi; pods=1; cpu=gauss(1)", "--policy", "FGD", "--out", "o")]
    [TestCase("Nothing to replay: name a workload with --trace, --synthetic or --manifests.", "--policy", "FGD", "--out", "o")]
    [TestCase("The policy FGD is there twice.", "--synthetic", Small, "--policy", "FGD,fgd", "--out", "o")]
    [TestCase("--ratio: expected a number more than 0 and at most 100.", "--synthetic", Small, "--policy", "FGD", "--ratio", "0", "--out", "o")]
    [TestCase("Option '--out' is required.", "--synthetic", Small, "--policy", "FGD")]
    [TestCase("There is no folder nowhere.", "merge", "nowhere", "--out", "o")]
    [TestCase("There is no shard-….json in .", "merge", ".", "--out", "o")]
    [TestCase("There is no file my.dll.", "--synthetic", Small, "--plugins", "my.dll", "--policy", "FGD", "--out", "o")]
    [TestCase("web.yaml: ", "--synthetic", Small, "--plugins", "web.yaml", "--policy", "FGD", "--out", "o")]
    [TestCase("Required argument 'arguments' missing for command: 'manifest'.", "manifest", "--image", "i", "--shards", "2")]
    [TestCase("Unrecognized command or argument '--polcy'.", "manifest", "--image", "i", "--shards", "2", "--", "--polcy", "FGD", "--policy", "FGD")]
    [TestCase("Invalid value: -1", "manifest", "--image", "i", "--shards", "-1", "--", "--policy", "FGD")]
    public async Task Says_what_is_wrong_with_what_was_typed(string message, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        code.Should().Be(1);
        (error + output).Should().Contain(message).And.NotContain("   at ");
        Directory.Exists(Path.Combine(_folder, "o")).Should().BeFalse();
    }

    private IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(_folder, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(_folder, folder), file)).Order(StringComparer.Ordinal);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(UpCommand).Assembly.Location, "scheduler", "lab", .. arguments]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}

/// <summary>A policy as somebody writes one: a class of its own.</summary>
public sealed class MostPodsFirst : NodeScore
{
    /// <inheritdoc/>
    public override string Name => nameof(MostPodsFirst);

    /// <inheritdoc/>
    public override Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    /// <inheritdoc/>
    protected override long Score(PodShape pod, NodeView node) => Math.Min(100, node.PodCount);
}

/// <summary>A policy as somebody puts one together.</summary>
public static class OwnPolicies
{
    /// <summary>Kubernetes' own, under another name.</summary>
    public static Policy Twin { get; } = new("Twin", run => run.Defaults());
}
