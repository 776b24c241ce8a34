namespace ClusterSim.Nodes.Programs;

/// <summary>What answers requests on a port.</summary>
internal interface IHttpListener
{
    /// <summary>Answers a request, at once or later.</summary>
    /// <exception cref="IOException">The program ended before it answered.</exception>
    ValueTask<HttpResponse> HandleAsync(HttpRequest request);
}
