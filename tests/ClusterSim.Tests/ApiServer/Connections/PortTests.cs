using System.Text;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Connections;

namespace ClusterSim.Tests.ApiServer.Connections;

/// <summary>Bytes to the ports of Pods, and requests that the API server passes on.</summary>
public sealed class PortTests : ConnectionFixture
{
    [SetUp]
    public void StartPod()
    {
        Cluster.Images.AddServer("echo", (request, context) => ClusterSim.Nodes.Programs.HttpResponse.FromText($"{request.Method} {request.Path} {request.Body.ToText()} from {request.RemoteAddress}"), 80);
        Create("echo", "echo", spec => spec with { Containers = [spec.Containers[0] with { Ports = [new() { Port = 80, Name = "http" }] }] });
        Cluster.Apply(new Service { Metadata = new() { Name = "web" }, Spec = new() { Selector = [new("app", "none")], Ports = [new() { Port = 80, Name = "http" }] } });
        Cluster.Run(TimeSpan.FromSeconds(20));
    }

    [TestCase("GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a?b=1  from 127.0.0.1")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi", "POST / hi from 127.0.0.1")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n", "POST / hello from 127.0.0.1")]
    public void Understands_http_in_bytes(string request, string body)
    {
        var answer = Talk(request.Insert(request.IndexOf("\r\n\r\n", StringComparison.Ordinal), "\r\nConnection: close"));

        answer.Should().StartWith("HTTP/1.1 200 OK\r\n").And.Contain($"Content-Length: {body.Length}\r\n").And.EndWith("\r\n\r\n" + body);
    }

    [Test]
    public void Answers_several_requests_on_one_connection() =>
        Talk("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n").Should().MatchRegex("(?s)GET /1 .*GET /2 ");

    [TestCase("hello there\n")]
    [TestCase("GET /\r\n\r\n")]
    public void Answers_what_is_no_http_with_a_refusal(string bytes) => Talk(bytes).Should().StartWith("HTTP/1.1 400 Bad Request\r\n");

    [Test]
    public void Ends_a_connection_in_the_middle_of_a_request() => Talk("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhi").Should().BeEmpty();

    [Test]
    public void Says_where_nothing_listens()
    {
        var session = (PortForwardSession)Ask("pods/echo/portforward", upgrades: true).Connection!;
        var connecting = () => Cluster.Loop.Invoke(() => session.Connect(81));

        connecting.Should().Throw<IOException>().WithMessage("error forwarding port 81 to pod *failed to connect to localhost:81 inside namespace*dial tcp4 127.0.0.1:81: connect: connection refused*");
    }

    [TestCase("pods/echo/proxy/a/b/?c=d", "GET /a/b/?c=d  from 172.18.0.1")]
    [TestCase("pods/echo:80/proxy/", "GET /  from 172.18.0.1")]
    [TestCase("pods/http:echo:http/proxy/x", "GET /x  from 172.18.0.1")]
    public void Passes_requests_on_to_pods(string target, string body) => Encoding.UTF8.GetString(Ask(target).Body.Span).Should().Be(body);

    [Test]
    public void Adds_a_slash_that_is_missing() => Ask("pods/echo/proxy").Headers.Should().Contain(new KeyValuePair<string, string>("Location", "/api/v1/namespaces/default/pods/echo/proxy/"));

    [TestCase("pods/echo:81/proxy/", "503: error trying to reach service: dial tcp 10.244.0.*:81: connect: connection refused")]
    [TestCase("pods/nobody/proxy/", "404: pods \"nobody\" not found")]
    [TestCase("services/nothing/proxy/", "404: services \"nothing\" not found")]
    [TestCase("services/web:http/proxy/", "503: no endpoints available for service \"web:http\"")]
    [TestCase("services/web:other/proxy/", "503: no service port \"other\" found for service \"web\"")]
    public void Says_why_it_cannot_pass_a_request_on(string target, string refusal) => Refusal(target).Should().Match(refusal);

    private string Talk(string bytes)
    {
        var session = (PortForwardSession)Ask("pods/echo/portforward?ports=80", upgrades: true).Connection!;
        session.Ports.Should().Equal(80);
        return Cluster.Run(async () =>
        {
            var connection = session.Connect(80);
            await connection.Input.WriteAsync(Encoding.ASCII.GetBytes(bytes));
            connection.Input.Complete();
            return await ReadAsync(connection.Output);
        });
    }
}
