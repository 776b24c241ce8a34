using System.Diagnostics;
using ClusterSim.Recordings;
using ClusterSim.Recordings.Scheduling;
using ClusterSim.Scheduling;
using ClusterSim.Tests.Recorded;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The recorded clusters of the real scheduler: what it said, plugin by plugin, is what ours says.</summary>
[TestFixture]
public sealed class OracleTests
{
    private const int Shown = 30;

    private readonly SchedulerComparer _comparer = new();
    private string _folder = "";

    [OneTimeSetUp]
    public void CompareAll()
    {
        _folder = Directory.CreateTempSubdirectory("clustersim-oracle-").FullName;
        _comparer.CompareFile(RecordedFiles.SchedulerScenariosPath);
        foreach (var line in _comparer.Tally.Lines())
            TestContext.Out.WriteLine(line);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_answer_is_that_of_the_real_scheduler([Values] SchedulerAspect aspect)
    {
        _comparer.Tally.Mismatches.Where(mismatch => mismatch.Aspect == aspect).Take(Shown).Should().BeEmpty();
        _comparer.Tally.Counts.Should().Contain(count => count.Aspect == aspect && count.Compared > 100);
    }

    [Test]
    public void Every_pod_of_every_scenario_is_compared()
    {
        var counts = _comparer.Tally.Counts.ToDictionary(count => count.Aspect, count => count.Compared);

        counts[SchedulerAspect.Scenario].Should().Be(612);
        counts[SchedulerAspect.FilterPerPlugin].Should().Be(3675);
        (counts[SchedulerAspect.FirstFailure] + _comparer.Tally.LeftOut.Values.Sum()).Should().Be(3675);
    }

    [Test]
    public void Where_the_real_scheduler_differs_from_its_documentation_ours_does_as_it_does() => _comparer.Tally.AsDocumented.Should().Be(0);

    /// <summary>Nothing is left out once every plugin is there.</summary>
    [Test]
    public void Only_plugins_that_are_not_there_keep_a_pod_from_being_compared()
    {
        var there = SchedulerProfile.DefaultPlugins.Select(plugin => plugin.Name);

        _comparer.Tally.LeftOut.Keys.SelectMany(names => names.Split(" and ")).Should().NotContain(there);
    }

    [Test]
    public void One_changed_answer_is_one_mismatch_and_a_failure()
    {
        var doctored = Scenario("p-0001-cpuMemory");
        var totals = doctored["pending"]!.AsArray().Select(pending => pending!["expected"]!["totals"]).OfType<JsonObject>().First();
        var (node, total) = totals.First();
        totals[node] = total!.GetValue<int>() + 1;

        var (code, lines) = Replay("--verbose", Write(doctored.ToJsonString()));

        code.Should().Be(1);
        lines.Should().ContainSingle(line => line.Contains("expected", StringComparison.Ordinal)).Which.Should().MatchRegex($"^p-0001-cpuMemory .* Totals: totals.{node}: expected {total.GetValue<int>() + 1}, got {total}$");
        lines.Should().ContainMatch("totals: matched * of *").And.ContainMatch("scenarios: matched 1 of 1");
    }

    [Test]
    public void An_unchanged_scenario_is_a_success_even_with_fields_nobody_knows()
    {
        var scenario = Scenario("p-0001-cpuMemory");
        scenario["novelty"] = 1;
        scenario["config"]!["novelty"] = true;
        scenario["nodes"]![0]!["spec"]!["novelty"] = "x";
        foreach (var pending in scenario["pending"]!.AsArray())
            pending!["expected"]!["plugins"]!["Novelty"] = new JsonObject { ["preFilter"] = new JsonObject { ["code"] = "Skip" } };

        var (code, lines) = Replay(Write(scenario.ToJsonString()));

        code.Should().Be(0, string.Join('\n', lines));
    }

    [Test]
    public void What_cannot_be_read_is_a_mismatch_that_names_it()
    {
        var broken = Scenario("p-0001-cpuMemory");
        broken["nodes"]![0]!["status"]!["allocatable"]!["cpu"] = "many";

        var (code, lines) = Replay("--verbose", Write(broken.ToJsonString(), "{", Scenario("p-0002-cpuMemory").ToJsonString()));

        code.Should().Be(1);
        lines.Should().ContainMatch("p-0001-cpuMemory Scenario: threw DecodeException: quantities must*").And.ContainMatch("*.jsonl, line 2 Scenario: *").And.ContainMatch("scenarios: matched 1 of 3");
    }

    private static JsonObject Scenario(string id) =>
        RecordingFile.Read(RecordedFiles.SchedulerScenariosPath).First(scenario => scenario["id"]!.GetValue<string>() == id);

    private string Write(params string[] lines)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName() + ".jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    private static (int Code, string[] Lines) Replay(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "ClusterSim.Fidelity.dll"), "scheduler" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
