using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>What answers requests without being a program in a container: a load balancer, a node's health checks.</summary>
internal sealed class HttpServer(SimulationLoop loop, Func<HttpRequest, ValueTask<HttpResponse>> answer) : IHttpListener
{
    public bool IsLocal => false;

    public ValueTask<HttpResponse> HandleAsync(HttpRequest request) => answer(request);

    public void Accept(TcpConnection connection) => loop.Start(() => HttpConnection.ServeAsync(connection, answer), _ => connection.Close());
}
