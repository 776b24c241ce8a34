using System.Net;
using System.Net.Sockets;
using ClusterSim.Server.Tests.Kubectl;

namespace ClusterSim.Server.Tests.Streams;

/// <summary>What leads into Pods, with every kubectl there is here: older ones speak SPDY, newer ones WebSockets, and some of those SPDY within.</summary>
public sealed class KubectlStreamTests : StreamsFixture
{
    private static IEnumerable<string> Versions => KubectlBinaries.Versions.DefaultIfEmpty("");

    [TestCaseSource(nameof(Versions))]
    public async Task Runs_a_command_and_shows_output_errors_and_exit_code(string version)
    {
        using var terminal = Open(Served, version);

        var result = await terminal.RunAsync("kubectl exec box -- sh -c 'echo out; echo err >&2; exit 7'");

        result.Output.Should().Be("out\n");
        result.Error.Should().Be("err\ncommand terminated with exit code 7\n");
        result.ExitCode.Should().Be(7);
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Sends_input_to_a_command_and_its_end(string version)
    {
        using var terminal = Open(Served, version);

        (await terminal.PrintsAsync("seq 20000 | kubectl exec -i box -- wc -l")).Trim().Should().Be("20000");
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Brings_much_output(string version)
    {
        using var terminal = Open(Served, version);

        (await terminal.PrintsAsync("kubectl exec box -- seq 50000 | tail -n 1")).Trim().Should().Be("50000");
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Says_which_command_there_is_not(string version)
    {
        using var terminal = Open(Served, version);

        (await terminal.RunAsync("kubectl exec box -- bash")).Error.Should().Contain("exec: \"bash\": executable file not found in $PATH");
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Copies_files_in_both_directions(string version)
    {
        using var terminal = Open(Served, version);
        terminal.Write("there", "some text\n");

        await terminal.PrintsAsync("kubectl cp there box:/tmp/here");
        await terminal.PrintsAsync("kubectl cp box:/tmp/here back");

        (await terminal.PrintsAsync("cat back")).Should().Be("some text\n");
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Attaches_to_the_main_program(string version)
    {
        using var terminal = Open(Served, version);
        using var attached = terminal.Start("echo hello | kubectl attach -i box");

        var line = await attached.ReadLineAsync();

        line.Should().Be("read hello");
        await Waiting.UntilAsync(() => Served.Cluster.Loop.InvokeAsync(() => !Served.Cluster.Containers["box"].IsRunning)); // Its line came before its end.
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Forwards_a_port(string version)
    {
        using var terminal = Open(Served, version);
        using var forwarding = terminal.Start("kubectl port-forward pod/kubia :8080");
        var line = await forwarding.ReadLineAsync();
        var port = line!.Split(' ').First(word => word.StartsWith("127.0.0.1:", StringComparison.Ordinal)).Split(':')[1];
        using var http = new HttpClient();

        var answers = new List<string>();
        for (var i = 0; i < 3; i++)
            answers.Add(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/{i}")));

        answers.Should().AllBe("You've hit kubia\n");
    }

    [TestCaseSource(nameof(Versions))]
    public async Task Follows_a_log_until_the_container_ends(string version)
    {
        using var terminal = Open(Served, version);
        using var following = terminal.Start("kubectl logs -f box");
        var first = await following.ReadLineAsync();

        Served.Cluster.Containers["box"].Crash();
        var last = await following.FinishAsync();

        first.Should().Be("ready");
        last.ExitCode.Should().Be(0);
    }

    [Test]
    public async Task Refuses_a_port_where_nothing_listens()
    {
        using var terminal = Open(Served, KubectlBinaries.Usual);
        using var forwarding = terminal.Start("kubectl port-forward pod/kubia :81");
        var line = await forwarding.ReadLineAsync();
        var port = int.Parse(line!.Split(' ').First(word => word.StartsWith("127.0.0.1:", StringComparison.Ordinal)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());

        (await forwarding.FinishAsync()).Error.Should().Contain("dial tcp4 127.0.0.1:81: connect: connection refused");
    }
}
