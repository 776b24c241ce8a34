using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ClusterSim.Server.Tests.Cli;

/// <summary>The tool, as somebody uses it in a terminal.</summary>
public sealed class ToolTests
{
    private const string Web = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: 1}}}]}
        """;

    private const string Big = """
        apiVersion: v1
        kind: Pod
        metadata: {name: big}
        spec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: 5}}}]}
        """;

    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("clustersim-tool-").FullName;
        File.WriteAllText(Path.Combine(_folder, "web.yaml"), Web);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Runs_manifests_and_says_what_became_of_them()
    {
        var (code, output, _) = await RunAsync("run", "-f", "web.yaml", "--for", "5m");

        code.Should().Be(0);
        output.Should().MatchRegex(@"deployment/web +default +2/2 +ready").And.Contain("All workloads are ready after 00:05:00 of virtual time, seed 1");
    }

    [Test]
    public async Task Prints_the_same_for_programs_every_time()
    {
        var (_, first, _) = await RunAsync("run", "-f", ".", "--output", "json", "--seed", "7");
        var (_, second, _) = await RunAsync("run", "-f", ".", "--output", "json", "--seed", "7");

        second.Should().Be(first);
        var outcome = JsonNode.Parse(first)!;
        outcome["ready"]!.GetValue<bool>().Should().BeTrue();
        outcome["pods"]!.AsArray().Should().HaveCount(2);
    }

    [Test]
    public async Task Explains_a_pod_of_a_cluster_made_of_manifests()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "big.yaml"), Big);

        var (code, output, _) = await RunAsync("scheduler", "explain", "big", "--file", "web.yaml", "big.yaml", "--nodes", "4");

        code.Should().Be(0);
        output.ReplaceLineEndings("\n").Should().StartWith("""
            Pod default/big fits none of 4 Nodes
            Tried 2 times; waits for a change that may help since 2026-01-01T00:05:30Z
            0/4 nodes are available: 4 Insufficient cpu. no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.
            """.ReplaceLineEndings("\n")).And.MatchRegex(@"node-1, node-2, node-3 and 1 more +│ NodeResourcesFit │ Insufficient cpu").And.EndWith("""
            What would have to change:
              - The Pod asks for 5 cpu, and no Node has that much: node-1, the largest, has 4 in all.

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task Explains_a_pod_that_might_be_as_a_table_of_scores_or_for_programs()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "small.yaml"), Big.Replace("cpu: 5", "cpu: 3500m", StringComparison.Ordinal));

        var (_, table, _) = await RunAsync("scheduler", "explain", "-f", "small.yaml", "--file", "web.yaml", "--all");
        var (_, json, _) = await RunAsync("scheduler", "explain", "-f", "small.yaml", "--nodes", "2", "-o", "json");
        var (_, yaml, _) = await RunAsync("scheduler", "explain", "-f", "small.yaml", "--nodes", "2", "-o", "yaml");

        table.Should().MatchRegex("Pod default/big fits 1 of 3 Nodes and goes to node-[123]").And.MatchRegex(@"node-[123] +│ NodeResourcesFit │ Insufficient cpu │ NodeResourcesFit: Insufficient cpu").And.MatchRegex(@"NODES +│ TaintToleration ×3 +│ .* TOTAL");
        JsonNode.Parse(json)!["nodes"]!.AsArray().Select(node => node!["name"]!.GetValue<string>()).Should().Equal("node-1", "node-2");
        yaml.Should().Contain("bestNodes:\n- node-1\n- node-2\n");
    }

    [Test]
    public async Task Explains_pods_of_a_cluster_that_is_up()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "big.yaml"), Big);
        using var up = await UpAsync("-f", "big.yaml");

        var (code, pending, _) = await RunAsync("scheduler", "explain", "big", "--kubeconfig", "kubeconfig");
        var (_, might, _) = await RunAsync("scheduler", "explain", "-f", "big.yaml", "--kubeconfig", "kubeconfig");
        var (missing, _, error) = await RunAsync("scheduler", "explain", "small", "-n", "kube-system", "--kubeconfig", "kubeconfig");

        code.Should().Be(0);
        pending.Should().MatchRegex("fits none of 3 Nodes\nTried [0-9]+ times?; ");
        might.Should().Contain("fits none of 3 Nodes").And.NotContain("Tried");
        (missing, error).Should().Be((1, "Error: pods \"small\" not found\n"));
        await StopAsync(up);
        (await RunAsync("scheduler", "explain", "big", "--kubeconfig", "kubeconfig")).Error.Should().Contain("does not answer").And.Contain("Start one with: clustersim up");
    }

    [Test]
    public async Task Fails_when_a_workload_does_not_become_ready()
    {
        var (code, output, _) = await RunAsync("run", "-f", "web.yaml", "--for", "5m", "--nodes", "1", "--node-cpu", "1500m");

        code.Should().Be(1);
        output.Should().Contain("FailedScheduling").And.Contain("Not all workloads are ready");
    }

    [Test]
    public async Task Takes_every_file_alone_and_every_directory_as_a_set()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "shop"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "shop", "old.yaml"), "{apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: old}}");
        await File.WriteAllTextAsync(Path.Combine(_folder, "shop", "web.yaml"), Web);

        var (code, sets, _) = await RunAsync("run", "-f", ".", "--for", "5m");
        var (_, files, _) = await RunAsync("run", "-f", "shop", "--each", "--for", "5m", "-o", "json");

        code.Should().Be(1);
        sets.Should().MatchRegex("1/2 .*: good, 1 of 1 loaded, 1 of 1 workloads ready").And.Contain("2/2 shop: not good, 1 of 2 loaded").And.Contain("no matches for kind \"Ingress\"");
        JsonNode.Parse(files)!["sets"]!.AsArray().Select(set => (set!["set"]!.GetValue<string>(), set["ready"]!.GetValue<bool>())).Should().Equal(("old.yaml", false), ("web.yaml", true));
    }

    [TestCase("There is no file or directory missing.yaml.", "run", "-f", "missing.yaml")]
    [TestCase("Nothing to run: name manifests with -f FILE.", "run")]
    [TestCase("Expected a duration, as in 90s, 10m, 1h30m or 2d, not \"soon\".", "run", "-f", "web.yaml", "--for", "soon")]
    [TestCase("Expected a speed more than zero, as in 1 or 10, or max, not \"0\".", "up", "--speed", "0")]
    [TestCase("--nodes: expected a number from 0 to 100000.", "up", "--nodes", "-1")]
    [TestCase("--node-cpu: expected a quantity more than zero, as in 4, 500m or 16Gi, not \"many\".", "up", "--node-cpu", "many")]
    [TestCase("Say which Pod: its name, or a manifest of it with -f FILE.", "scheduler", "explain")]
    [TestCase("Say which Pod: its name, or a manifest of it with -f FILE.", "scheduler", "explain", "web", "-f", "web.yaml")]
    [TestCase("web.yaml: expected a manifest of one Pod, and of nothing else.", "scheduler", "explain", "-f", "web.yaml", "--nodes", "1")]
    [TestCase("pods \"nobody\" not found", "scheduler", "explain", "nobody", "--nodes", "1")]
    [TestCase("There is no kubeconfig nowhere. Is a cluster up? Start one with: clustersim up", "scheduler", "explain", "web", "--kubeconfig", "nowhere")]
    [TestCase("There is no kubeconfig nowhere. Is a cluster up? Start one with: clustersim up", "pause", "--kubeconfig", "nowhere")]
    public async Task Says_what_is_wrong_with_what_was_typed(string message, params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        code.Should().Be(1);
        error.Should().Contain(message);
    }

    [Test]
    public async Task Says_where_a_manifest_is_wrong()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "web.yaml"), Web.Replace("replicas:", "replica:", StringComparison.Ordinal));

        var (code, _, error) = await RunAsync("run", "-f", "web.yaml");

        code.Should().Be(1);
        error.Should().Contain("web.yaml").And.Contain("replica").And.NotContain("   at ");
    }

    [Test]
    public async Task Serves_a_cluster_whose_clock_others_can_set_saves_it_and_goes_on()
    {
        using (var up = await UpAsync("-f", "web.yaml", "--save", "saved.json"))
        {
            (await RunAsync("step", "1h", "--kubeconfig", "kubeconfig")).Output.Should().Contain("(paused)");
            (await RunAsync("speed", "10", "--kubeconfig", "kubeconfig", "--output", "json")).Output.Should().Contain("\"speed\":10");
            (await RunAsync("resume", "--kubeconfig", "kubeconfig")).Output.Should().Contain("(running, ×10)");
            await StopAsync(up);
        }
        using var again = await UpAsync("--load", "saved.json");
        using var clock = new Server.Clock.ClockClient(Server.Kubeconfigs.Kubeconfig.Load(Path.Combine(_folder, "kubeconfig")));
        var now = (await clock.ChangeAsync([]))["now"]!.GetValue<string>();

        DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).Should().BeAfter(DateTimeOffset.UtcNow.AddMinutes(55));
        await StopAsync(again);
    }

    [Test]
    public async Task Refuses_a_port_that_is_taken()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var (code, _, error) = await RunAsync("up", "--port", $"{port}", "--kubeconfig", "kubeconfig");

        code.Should().Be(1);
        error.Should().Contain("address already in use");
    }

    private async Task<Process> UpAsync(params string[] arguments)
    {
        var up = Start(["up", "--kubeconfig", "kubeconfig", .. arguments]);
        while (await up.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            line.Should().NotStartWith("Error");
        up.HasExited.Should().BeFalse();
        return up;
    }

    private static async Task StopAsync(Process up)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{up.Id}"]);
        var rest = await up.StandardOutput.ReadToEndAsync();
        await up.WaitForExitAsync();
        rest.Should().Contain("Stopped.");
        up.ExitCode.Should().Be(0);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ClusterSim.Cli.Commands.UpCommand).Assembly.Location, .. arguments]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }
}
