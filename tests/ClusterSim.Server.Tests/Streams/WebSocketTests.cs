using System.Net.WebSockets;
using System.Text;

namespace ClusterSim.Server.Tests.Streams;

/// <summary>WebSockets as libraries for many languages use them, message by message.</summary>
public sealed class WebSocketTests : StreamsFixture
{
    [Test]
    public async Task Carries_output_and_the_outcome_on_their_channels()
    {
        using var socket = await ConnectAsync("pods/box/exec?command=sh&command=-c&command=echo+out;echo+err+%3E%262;exit+7&stdout=true&stderr=true", "v5.channel.k8s.io");

        var messages = await ReadAllAsync(socket);

        messages[1].Should().Be("out\n");
        messages[2].Should().Be("err\n");
        messages[3].Should().Contain("\"reason\":\"NonZeroExitCode\"").And.Contain("{\"reason\":\"ExitCode\",\"message\":\"7\"}");
    }

    [Test]
    public async Task Says_success_as_a_status()
    {
        using var socket = await ConnectAsync("pods/box/exec?command=true&stdout=true", "v4.channel.k8s.io");

        (await ReadAllAsync(socket))[3].Should().Be("""{"metadata":{},"status":"Success"}""");
    }

    [Test]
    public async Task Ends_input_at_a_close_message_of_the_fifth_version()
    {
        using var socket = await ConnectAsync("pods/box/exec?command=cat&stdin=true&stdout=true", "v5.channel.k8s.io");

        await SendAsync(socket, [0, .. "hello"u8]);
        await SendAsync(socket, [255, 0]);

        (await ReadAllAsync(socket))[1].Should().Be("hello");
    }

    [Test]
    public async Task Speaks_base64_too()
    {
        using var socket = await ConnectAsync("pods/box/exec?command=echo&command=hi&stdout=true", "v4.base64.channel.k8s.io");
        var buffer = new byte[1024];
        var text = "";
        while (!text.Contains('3'))
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            text += Encoding.ASCII.GetString(buffer, 0, part.Count) + "\n";
        }

        text.Should().StartWith("1\n1aGkK\n3");
    }

    [Test]
    public async Task Kills_a_command_whose_client_vanishes()
    {
        var socket = await ConnectAsync("pods/box/exec?command=sleep&command=1000&stdout=true", "v5.channel.k8s.io");
        var buffer = new byte[16];
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        var running = await ProcessesAsync();
        socket.Abort();
        socket.Dispose();

        running.Should().Contain("sleep 1000");
        await Waiting.UntilAsync(async () => !(await ProcessesAsync()).Contains("sleep 1000"));
    }

    [Test]
    public async Task Forwards_ports_on_pairs_of_channels()
    {
        using var socket = await ConnectAsync("pods/kubia/portforward?ports=8080", "v4.channel.k8s.io");
        var buffer = new byte[4096];
        var first = await socket.ReceiveAsync(buffer, CancellationToken.None);
        var announced = buffer[..first.Count];
        await socket.ReceiveAsync(buffer, CancellationToken.None);
        await SendAsync(socket, [0, .. "GET / HTTP/1.1\r\nHost: kubia\r\n\r\n"u8]);
        var answer = await socket.ReceiveAsync(buffer, CancellationToken.None);

        announced.Should().Equal([0, 0x90, 0x1f]);
        Encoding.ASCII.GetString(buffer, 0, answer.Count).Should().StartWith("\0HTTP/1.1 200 OK\r\n").And.EndWith("\r\n\r\nYou've hit kubia\n");
    }

    [Test]
    public async Task Resizes_a_terminal()
    {
        using var socket = await ConnectAsync("pods/box/exec?command=sh&stdin=true&stdout=true&tty=true", "v5.channel.k8s.io");

        await SendAsync(socket, [4, .. """{"Width":132,"Height":43}"""u8]);
        await SendAsync(socket, [0, .. "stty size; exit\r"u8]);

        (await ReadAllAsync(socket))[1].Should().Contain("43 132\r\n");
    }

    [Test]
    public async Task Refuses_what_is_no_upgrade()
    {
        var (code, body) = await Served.GetAsync("/api/v1/namespaces/default/pods/box/exec?command=ls&stdout=true");

        ((int)code).Should().Be(400);
        body.Should().Contain("Upgrade request required");
    }

    [Test]
    public async Task Refuses_protocols_that_nobody_knows()
    {
        var connecting = () => ConnectAsync("pods/box/exec?command=ls&stdout=true", "v9.channel.k8s.io");

        await connecting.Should().ThrowAsync<WebSocketException>();
    }

    private async Task<string> ProcessesAsync() => (await Served.Cluster.Containers["box"].ExecAsync(["ps"])).Output;

    private async Task<ClientWebSocket> ConnectAsync(string path, string protocol)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        socket.Options.SetRequestHeader("Authorization", "Bearer " + Served.Server.Token);
        var url = new UriBuilder(new Uri(Served.Server.Url, "/api/v1/namespaces/default/" + path)) { Scheme = "ws" };
        await socket.ConnectAsync(url.Uri, CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, byte[] message) => socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    private static async Task<string[]> ReadAllAsync(ClientWebSocket socket)
    {
        var channels = new string[5];
        var buffer = new byte[64 << 10];
        while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } message)
            channels[buffer[0]] += Encoding.UTF8.GetString(buffer, 1, message.Count - 1);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return channels;
    }
}
