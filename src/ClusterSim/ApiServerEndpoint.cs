using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Bootstrap;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Controllers.ServiceAccounts;
using ClusterSim.Networking;
using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim;

/// <summary>The API server as programs in Pods see it: what answers behind the Service <c>kubernetes</c>. They show the token of their service account.</summary>
/// <remarks>Differs from Kubernetes: it is on no node, so that no node's failure makes it fail; connections cannot be upgraded, so that <c>exec</c> and the like are not to be had from inside.</remarks>
internal sealed class ApiServerEndpoint(ApiServer.ApiServer api, SimulationLoop loop) : ITlsListener
{
    private static readonly string[] Names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc", "localhost", "127.0.0.1", BootstrapObjects.Address];

    public bool IsLocal => false;

    public string Authority => RootCertificateReconciler.Certificate;

    private string ServiceAddress => field ??= ApiServer.Services.ServiceAllocation.FirstAddress(api.Options.ServiceClusterIpRange);

    /// <summary>Lets Pods reach the API server.</summary>
    public static void AddTo(ClusterNetwork network, ApiServer.ApiServer api) =>
        network.Serve(new(BootstrapObjects.Address, BootstrapObjects.Port), new ApiServerEndpoint(api, network.Loop));

    public bool IsFor(string host) => Names.Contains(host) || host == ServiceAddress || host.StartsWith("kubernetes.default.svc.", StringComparison.Ordinal);

    public void Accept(TcpConnection connection) => loop.Start(() => HttpConnection.ServeAsync(connection, HandleAsync), _ => connection.Close());

    public async ValueTask<HttpResponse> HandleAsync(HttpRequest request)
    {
        if (request.Headers.ContainsKey("upgrade"))
            return HttpResponse.FromText("unable to upgrade: this connection cannot be\n", 400);
        var caller = api.Authenticator.Authenticate(request.Headers.Find("authorization"));
        var asked = new ApiRequest
        {
            Method = request.Method,
            Target = request.Path,
            Headers = [.. request.Headers],
            Body = request.Body.AsSpan().ToArray(),
            Caller = caller ?? Caller.ApiServer,
        };
        var form = new ResponseForm { IsPretty = Readers.ArePeople(asked, QueryString.Parse(request.Path.Split('?', 2).ElementAtOrDefault(1) ?? "")) };
        return ResponseOf(caller is null ? ResponseWriter.Status(ApiErrors.Unauthorized().Status, form, []) : await api.HandleAsync(asked).ConfigureAwait(false));
    }

    private HttpResponse ResponseOf(ApiResponse response) => new()
    {
        Status = response.StatusCode,
        Headers = response.Headers.DistinctBy(static header => header.Key.ToLowerInvariant()).Select(static header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value)).ToValueMap(),
        Body = new(response.Body.Span),
        Source = response.Source ?? (response.Stream is { } stream ? new WatchSource(loop, stream) : null),
    };

    /// <summary>The events of a watch, as somebody reads them.</summary>
    private sealed class WatchSource : IByteSource, IObserver<ReadOnlyMemory<byte>>
    {
        private readonly LoopPipe _lines;
        private readonly IDisposable _watch;

        public WatchSource(SimulationLoop loop, IObservable<ReadOnlyMemory<byte>> lines)
        {
            _lines = new(loop, int.MaxValue); // Whoever writes an event does not wait.
            _watch = lines.Subscribe(this);
        }

        public Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default) => _lines.ReadAsync(cancellation);

        public void OnNext(ReadOnlyMemory<byte> value) => _ = _lines.WriteAsync(value);

        public void OnError(Exception error) => _lines.Complete();

        public void OnCompleted() => _lines.Complete();

        public void Dispose()
        {
            _watch.Dispose();
            _lines.Abandon();
        }
    }
}
