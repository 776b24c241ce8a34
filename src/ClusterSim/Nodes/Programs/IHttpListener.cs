namespace ClusterSim.Nodes.Programs;

/// <summary>What answers HTTP requests on a port. They reach it whole; only those that come as bytes are read from a connection.</summary>
internal interface IHttpListener : IPortListener
{
    /// <summary>Answers a request, at once or later.</summary>
    /// <exception cref="IOException">The program ended before it answered.</exception>
    ValueTask<HttpResponse> HandleAsync(HttpRequest request);
}
