using System.Net;
using System.Net.Sockets;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Server.Exposure;

namespace ClusterSim.Server.Tests.Exposure;

/// <summary>Applications in the cluster, reached by ordinary clients through ports of this machine.</summary>
public sealed class ExposedPortsTests
{
    private readonly List<ExposedPort> _closed = [];
    private ServedCluster _served = null!;

    [SetUp]
    public async Task StartCluster()
    {
        _closed.Clear();
        _served = await ServedCluster.StartAsync(server: new() { Exposure = new() { Closed = _closed.Add } });
        _served.Cluster.Images.Add("pingpong", async context =>
        {
            context.ListenTcp(6379, async connection =>
            {
                await connection.WriteAsync("hello\r\n");
                while (await connection.ReadAsync() is { IsEmpty: false } bytes)
                    await connection.WriteAsync(Encoding.UTF8.GetString(bytes.Span) == "PING\r\n" ? "+PONG\r\n" : "-ERR\r\n");
            });
            await context.WaitForStop();
            return 0;
        });
        Apply(
            Pod("web", "luksa/kubia"),
            Pod("store", "pingpong"));
        await _served.RunAsync(TimeSpan.FromSeconds(30));
    }

    [TearDown]
    public async Task StopCluster() => await _served.DisposeAsync();

    [Test]
    public async Task Opens_a_node_port_for_a_browser()
    {
        var port = await ExposeAsync("web", "NodePort", 80, 8080, exposed => exposed.IsNodePort);
        using var http = new HttpClient();

        port.Local.Address.Should().Be(IPAddress.Loopback);
        port.Port.Should().BeInRange(30000, 32767);
        (await http.GetStringAsync($"http://{port.Local}/")).Should().Be("You've hit web\n");
        (await http.GetStringAsync($"http://{port.Local}/again")).Should().Be("You've hit web\n");
    }

    [Test]
    public async Task Opens_the_address_of_a_load_balancer_on_a_port_that_is_free()
    {
        var port = await ExposeAsync("web", "LoadBalancer", 80, 8080, exposed => !exposed.IsNodePort);
        using var http = new HttpClient();

        (port.Source, port.Address, port.Port).Should().Be((new ObjectKey("default", "web"), "203.0.113.1", 80));
        (await http.GetStringAsync($"http://{port.Local}/")).Should().Be("You've hit web\n");
        _served.Server.ExposedPorts.Should().HaveCount(2).And.Contain(port);
    }

    [Test]
    public async Task Lets_through_whatever_bytes_there_are()
    {
        var port = await ExposeAsync("store", "NodePort", 6379, 6379, exposed => exposed.IsNodePort);
        using var client = new TcpClient();
        await client.ConnectAsync(port.Local);
        var stream = client.GetStream();

        (await ReadAsync(stream)).Should().Be("hello\r\n");
        await stream.WriteAsync("PING\r\n"u8.ToArray());
        (await ReadAsync(stream)).Should().Be("+PONG\r\n");
        client.Client.Shutdown(SocketShutdown.Send);
        (await ReadAsync(stream)).Should().BeEmpty("the server closes when the client has nothing more to say");
    }

    [Test]
    public async Task Resets_connections_while_nothing_is_behind_the_service()
    {
        var port = await ExposeAsync("nothing", "NodePort", 80, 8080, exposed => exposed.IsNodePort);
        using var http = new HttpClient();

        await http.Invoking(client => client.GetAsync($"http://{port.Local}/")).Should().ThrowAsync<HttpRequestException>();
    }

    [Test]
    public async Task Closes_the_port_with_the_service()
    {
        var port = await ExposeAsync("web", "NodePort", 80, 8080, exposed => exposed.IsNodePort);
        _served.Cluster.Client.Delete<Service>(new ObjectKey("default", "web"));
        await UntilAsync(() => _served.Server.ExposedPorts.Count == 0);

        _closed.Should().Equal(port);
        using var client = new TcpClient();
        await client.Invoking(tcp => tcp.ConnectAsync(port.Local)).Should().ThrowAsync<SocketException>();
    }

    private static Pod Pod(string name, string image) => new()
    {
        Metadata = new() { Name = name, Labels = [new("app", name)] },
        Spec = new() { Containers = [new() { Name = "main", Image = image }] },
    };

    private void Apply(params ApiObject[] objects) => _served.Cluster.Loop.Invoke(() => _served.Cluster.Apply(objects));

    private async Task<ExposedPort> ExposeAsync(string name, string type, int port, int targetPort, Func<ExposedPort, bool> which)
    {
        Apply(new Service { Metadata = new() { Name = name }, Spec = new() { Type = type, Selector = [new("app", name)], Ports = [new() { Port = port, TargetPort = targetPort }] } });
        await _served.RunAsync(TimeSpan.FromSeconds(40));
        await UntilAsync(() => _served.Server.ExposedPorts.Any(which));
        return _served.Server.ExposedPorts.Single(which);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(5, patience.Token); // Sockets are opened beside the loop.
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var buffer = new byte[100];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }
}
