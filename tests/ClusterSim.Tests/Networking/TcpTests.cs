using System.Net.Sockets;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Faults;
using ClusterSim.Networking;
using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;
using ClusterSim.Tests.Nodes;

namespace ClusterSim.Tests.Networking;

public sealed class TcpTests : NodeFixture
{
    [SetUp]
    public void StartPods()
    {
        Machines.Add("node-a");
        Machines.Add("node-b");
        Catalog.Add("echo", EchoAsync);
        CreatePod("echo", "echo", node: "node-a");
        CreatePod("kubia", "luksa/kubia", node: "node-b");
        RunUntilReady("echo", "kubia");
    }

    [Test]
    public void Carries_bytes_both_ways_until_both_have_finished() => Loop.Run(async () =>
    {
        using var connection = await Http.ConnectAsync("10.244.0.2", 7);
        await connection.WriteAsync("hello ");
        await connection.WriteAsync("world");
        connection.Complete();

        (await ReadToEndAsync(connection)).Should().Be("you are 172.18.0.1: hello world");
    });

    [Test]
    public void Shows_both_ends_where_the_other_is()
    {
        var service = CreateService("echo", 1007, 7, "echo");
        Loop.Run(async () =>
        {
            using var connection = await Http.From("default", "kubia").ConnectAsync("echo", 1007);
            connection.Complete();

            (connection.RemoteAddress, connection.RemotePort).Should().Be((service.Spec.ClusterIP!, 1007));
            connection.LocalAddress.Should().Be("10.244.1.2");
            (await ReadToEndAsync(connection)).Should().StartWith("you are 10.244.1.2:");
        });
    }

    [Test]
    public void Waits_while_the_other_side_has_no_room() => Loop.Run(async () =>
    {
        using var connection = await Http.ConnectAsync("10.244.0.2", 9);
        var sending = connection.WriteAsync(new byte[100_000]);
        var more = connection.WriteAsync(new byte[100_000]);
        await Loop.Delay(TimeSpan.FromSeconds(9));
        var before = more.IsCompleted;
        await Loop.Delay(TimeSpan.FromSeconds(2));

        (sending.IsCompleted, before, more.IsCompleted).Should().Be((true, false, true)); // The program starts to read after ten seconds.
    });

    [Test]
    public void Is_refused_where_nothing_listens_and_unknown_where_no_name_is() => Loop.Run(async () =>
    {
        (await FailureAsync("10.244.0.2", 8)).SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
        (await FailureAsync("nowhere", 8)).SocketErrorCode.Should().Be(SocketError.HostNotFound);
    });

    [Test]
    public void Gives_up_after_127_seconds_when_nobody_answers() => Loop.Run(async () =>
    {
        Machines["node-a"].PowerOff();
        var start = Loop.Now;

        (await FailureAsync("10.244.0.2", 7)).SocketErrorCode.Should().Be(SocketError.TimedOut);
        (Loop.Now - start).Should().Be(TimeSpan.FromSeconds(127));
    });

    [Test]
    public void Ends_when_the_program_exits() => Loop.Run(async () =>
    {
        using var connection = await Http.ConnectAsync("10.244.0.2", 7);
        await ReadAsync(connection);
        Containers.Get("default", "echo").Crash();

        (await ReadAsync(connection)).Should().BeEmpty();
        await connection.WriteAsync("anybody there?");
        await connection.Invoking(closed => closed.WriteAsync("hello?")).Should().ThrowAsync<IOException>().WithMessage("Connection reset by peer");
    });

    [Test]
    public void Is_reset_when_the_program_exits_without_having_read_everything() => Loop.Run(async () =>
    {
        using var connection = await Http.ConnectAsync("10.244.0.2", 9);
        await connection.WriteAsync("nobody reads this");
        Containers.Get("default", "echo").Crash();

        (await connection.Invoking(reset => reset.ReadAsync()).Should().ThrowAsync<IOException>())
            .WithInnerException<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
    });

    [Test]
    public void Ends_the_programs_own_connections_with_it()
    {
        TcpConnection? seen = null;
        Catalog.Add("client", async context =>
        {
            seen = await context.ConnectAsync("10.244.0.2", 7);
            await context.WaitForStop();
            return 0;
        });
        CreatePod("client", "client");
        RunUntilReady("client");
        var before = seen!.IsClosed;
        Client.Delete(Get("client"));
        Run(1);

        (before, seen.IsClosed).Should().Be((false, true));
    }

    [Test]
    public void Delivers_what_was_sent_during_a_partition_when_it_is_over() => Loop.Run(async () =>
    {
        using var connection = await Http.From("default", "kubia").ConnectAsync("10.244.0.2", 7);
        await ReadAsync(connection);
        Machines["node-a"].Partition();
        var start = Loop.Now;
        await connection.WriteAsync("late");
        await Loop.Delay(TimeSpan.FromSeconds(60));
        Machines["node-a"].Heal();

        (await ReadAsync(connection)).Should().Be("late");
        (Loop.Now - start).Should().BeCloseTo(TimeSpan.FromSeconds(102.2), TimeSpan.FromSeconds(1)); // Sent again after 0.2, 0.6, 1.4, … 51 and 102.2 seconds.
    });

    [Test]
    public void Times_out_when_nobody_confirms_for_a_quarter_of_an_hour() => Loop.Run(async () =>
    {
        using var connection = await Http.From("default", "kubia").ConnectAsync("10.244.0.2", 7);
        await ReadAsync(connection);
        Machines["node-a"].PowerOff();
        var start = Loop.Now;
        await connection.WriteAsync("lost");

        (await connection.Invoking(dead => dead.ReadAsync()).Should().ThrowAsync<IOException>()).WithMessage("Connection timed out");
        (Loop.Now - start).Should().BeCloseTo(TimeSpan.FromSeconds(924.6), TimeSpan.FromSeconds(1)); // tcp_retries2
    });

    [Test]
    public void Refuses_a_second_listener_on_a_port()
    {
        Catalog.Add("greedy", context =>
        {
            context.ListenTcp(80, static _ => Task.CompletedTask);
            context.Listen(80, static _ => new HttpResponse());
            return Task.FromResult(0);
        });
        CreatePod("greedy", "greedy", spec: spec => spec with { RestartPolicy = "Never" });
        Run(10);

        Containers.Get("default", "greedy").Log.Select(line => line.Text).Should().ContainSingle().Which.Should().EndWith("address already in use.");
    }

    [Test]
    public void Keeps_a_listener_on_the_loopback_address_to_its_pod() => Loop.Run(async () =>
    {
        var inside = Http.From("default", "echo");
        using var connection = await inside.ConnectAsync("127.0.0.1", 6);

        (await ReadAsync(connection)).Should().Be("local");
        (await FailureAsync("10.244.0.2", 6)).SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
    });

    [Test]
    public void Lets_a_client_of_bytes_talk_to_a_server_of_http() => Loop.Run(async () =>
    {
        using var connection = await Http.ConnectAsync("10.244.1.2", 8080);
        await connection.WriteAsync("GET /a HTTP/1.1\r\nHost: k");
        await connection.WriteAsync("ubia\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n");
        var text = await ReadToEndAsync(connection);

        text.Split("HTTP/1.1 200 OK").Should().HaveCount(3);
        text.Should().EndWith("Connection: close\r\n\r\nYou've hit kubia\n");
        Containers.Get("default", "kubia").Log.Select(line => line.Text).Should().EndWith("Received request from ::ffff:172.18.0.1");
    });

    [Test]
    public void Lets_a_client_of_http_talk_to_a_server_of_bytes()
    {
        var answer = Http.Send("http://10.244.0.2/x", new() { Method = "POST", Body = ClusterSim.Api.Bytes.FromText("body") });

        answer.Status.Should().Be(418);
        answer.Headers.Find("x-line").Should().Be("POST /x HTTP/1.1");
        answer.Text.Should().Be("short and stout");
    }

    [Test]
    public void Tells_a_client_of_http_that_the_server_speaks_something_else()
    {
        Http.Invoking(http => http.Get("http://10.244.0.2:7/")).Should().Throw<HttpRequestException>().WithMessage("Received an invalid status line: 'you are 172.18.0.1: GET / HTTP/1.1'.");
        Http.Invoking(http => http.Get("http://10.244.0.2:9/")).Should().Throw<TaskCanceledException>();
    }

    private static async Task<int> EchoAsync(ContainerContext context)
    {
        context.ListenTcp(7, async connection =>
        {
            await connection.WriteAsync($"you are {connection.RemoteAddress}: ");
            while (await connection.ReadAsync() is { IsEmpty: false } bytes)
                await connection.WriteAsync(bytes);
        });
        context.ListenTcp(9, async connection =>
        {
            await context.Delay(TimeSpan.FromSeconds(10));
            while (await connection.ReadAsync() is { IsEmpty: false })
            {
                // Everything is thrown away.
            }
            await context.WaitForStop();
        });
        context.ListenTcp(80, async connection =>
        {
            var request = Encoding.UTF8.GetString((await connection.ReadAsync()).Span);
            await connection.WriteAsync($"HTTP/1.0 418 I'm a teapot\r\nX-Line: {request.Split("\r\n")[0]}\r\n\r\nshort and stout");
        });
        context.ListenTcp(6, connection => connection.WriteAsync("local"), address: "127.0.0.1");
        await context.WaitForStop();
        return 0;
    }

    private async Task<SocketException> FailureAsync(string host, int port) =>
        (await Http.Invoking(http => http.ConnectAsync(host, port)).Should().ThrowAsync<SocketException>()).Which;

    private static async Task<string> ReadAsync(TcpConnection connection) => Encoding.UTF8.GetString((await connection.ReadAsync()).Span);

    private static async Task<string> ReadToEndAsync(TcpConnection connection)
    {
        var text = new StringBuilder();
        while (await ReadAsync(connection) is { Length: > 0 } part)
            text.Append(part);
        return text.ToString();
    }
}

public sealed class TcpLatencyTests : NodeFixture
{
    protected override NetworkOptions NetworkOptions => new() { Latency = TimeSpan.FromMilliseconds(5) };

    [Test]
    public void Takes_the_latency_for_every_way()
    {
        Machines.Add("node-a");
        Catalog.Add("banner", async context =>
        {
            context.ListenTcp(25, connection => connection.WriteAsync("220 ready\r\n"));
            await context.WaitForStop();
            return 0;
        });
        CreatePod("banner", "banner");
        RunUntilReady("banner");
        List<double> times = [];
        var start = Loop.Now;
        Loop.Run(async () =>
        {
            using var connection = await Http.ConnectAsync("10.244.0.2", 25);
            times.Add((Loop.Now - start).TotalMilliseconds);
            await connection.ReadAsync();
            times.Add((Loop.Now - start).TotalMilliseconds);
            await connection.WriteAsync("QUIT\r\n");
            await connection.Invoking(closed => closed.ReadAsync()).Should().NotThrowAsync();
        });

        times.Should().Equal(10, 10); // The greeting travels with the server's answer.
    }
}

/// <summary>The commands with which people talk to a port by hand.</summary>
public sealed class NcTests : NodeFixture
{
    [SetUp]
    public void StartPods()
    {
        Machines.Add("node-a");
        CreatePod("kubia");
        CreatePod("box", "busybox", container: main => main with { Command = ["sleep", "infinity"] });
        RunUntilReady("kubia", "box");
    }

    [Test]
    public void Sends_what_it_reads_and_prints_what_comes_back() =>
        Sh("printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc 10.244.0.2 8080").Should().StartWith("HTTP/1.1 200 OK").And.EndWith("You've hit kubia\n");

    [Test]
    public void Looks_whether_a_port_is_open()
    {
        Sh("nc -zv 10.244.0.2 8080 2>&1").Should().Be("10.244.0.2 (10.244.0.2:8080) open\n");
        Sh("nc -z 10.244.0.2 81 2>&1; echo $?").Should().Be("nc: can't connect to remote host (10.244.0.2): Connection refused\n1\n");
        Sh("nc -w 3 -z 10.244.0.99 81 2>&1").Should().Be("nc: timed out\n");
        Sh("nc nowhere 81 2>&1").Should().Be("nc: bad address 'nowhere'\n");
    }

    [Test]
    public void Listens_for_one_connection() => Sh("nc -l -p 1234 > /tmp/heard & sleep 1; echo hello | nc 127.0.0.1 1234; cat /tmp/heard").Should().Be("hello\n");

    [Test]
    public void Listens_again_and_again_and_runs_a_command_for_each() =>
        Sh("nc -lk -p 1234 -e cat & sleep 1; echo one | nc localhost 1234; echo two | nc localhost 1234; kill %1").Should().StartWith("one\ntwo\n");

    [Test]
    public void Opens_a_conversation() => Sh("printf 'GET / HTTP/1.0\\r\\n\\r\\n' | telnet 10.244.0.2 8080 2>&1").Should().StartWith("Connected to 10.244.0.2\n").And.Contain("You've hit kubia\n").And.EndWith("Connection closed by foreign host\n");

    private string Sh(string script)
    {
        var run = Containers.Get("default", "box").ExecAsync(["sh", "-c", script]);
        Run(30);
        return run.Result.Output;
    }
}
