using ClusterSim.Client;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <summary>What a program sees of the container it runs in.</summary>
/// <remarks>Once the container has exited, was killed or lost its machine, everything here that acts throws an <see cref="OperationCanceledException"/>.</remarks>
public sealed class ContainerContext
{
    private readonly ContainerInstance _container;

    internal ContainerContext(ContainerInstance container) => _container = container;

    internal ContainerInstance Container => _container;

    /// <summary>Namespace of the Pod.</summary>
    public string Namespace => Pod.Metadata.Namespace ?? "";

    /// <summary>Name of the Pod.</summary>
    public string PodName => Pod.Metadata.Name ?? "";

    /// <summary>Name of the container within the Pod.</summary>
    public string ContainerName => Spec.Name;

    /// <summary>Name of the Node.</summary>
    public string NodeName => Pod.Spec.NodeName ?? "";

    /// <summary>What <c>hostname</c> prints: the Pod's name, unless its spec says otherwise or it uses the Node's network.</summary>
    public string Hostname => _container.Pod.Hostname;

    /// <summary>The Pod's IP address.</summary>
    public string PodIP => _container.Pod.Address;

    /// <summary>How often this container was started before.</summary>
    public int RestartCount => _container.Attempt;

    /// <summary>The container as its Pod's spec has it.</summary>
    public Container Spec => _container.Spec;

    /// <summary>The spec's <c>command</c>, with references to environment variables filled in; empty when the image decides.</summary>
    public IReadOnlyList<string> Command => _container.Command;

    /// <summary>The spec's <c>args</c>, with references to environment variables filled in; the image's own when the spec has neither <c>command</c> nor <c>args</c>.</summary>
    public IReadOnlyList<string> Args => field ??= Spec.Command.Count == 0 && Spec.Args.Count == 0 ? _container.Image.DefaultArgs : EnvironmentVariables.Expand(Spec.Args, _container.Environment);

    /// <summary>Environment variables: those of the spec, with references to ConfigMaps, Secrets and the Pod's own fields resolved as they were when the container started.</summary>
    /// <remarks>Besides them <c>HOSTNAME</c>, and what tells of the Services of the namespace that were there then, as in <c>KUBIA_SERVICE_HOST</c>.</remarks>
    public ValueMap<string> Env => field ??= _container.Environment.ContainsKey("HOSTNAME") ? _container.Environment : _container.Environment.Set("HOSTNAME", Hostname);

    /// <summary>The container's files, its volumes included.</summary>
    public ProgramFiles Files => field ??= new(_container);

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Time => _container.Loop.Time;

    /// <summary>Random numbers of this container's own, reproducible from the cluster's seed.</summary>
    public RandomStream Random => _container.Loop.Random($"container {Namespace}/{PodName}/{ContainerName}");

    /// <summary>Cancelled on SIGTERM, and when the container is killed.</summary>
    public CancellationToken Stopping => _container.Stopping;

    /// <summary>Waits for virtual time to pass: <c>await context.Delay(t)</c>.</summary>
    /// <param name="delay">How long; zero and less: until what else is due now has run.</param>
    /// <param name="cancellation">Ends the wait early; as a rule <see cref="Stopping"/>.</param>
    public LoopDelay Delay(TimeSpan delay, CancellationToken cancellation = default)
    {
        _container.ThrowIfOver();
        return _container.Loop.Delay(delay, cancellation);
    }

    /// <summary>What a program awaits that does nothing any more until it is killed. A task of its own each time: one for all would hold every cluster that ever awaited it.</summary>
    internal static Task<int> Forever() => new TaskCompletionSource<int>().Task;

    /// <summary>Waits for SIGTERM.</summary>
    public Task WaitForStop() => _container.WaitForStop();

    /// <summary>How much the program uses, as <c>kubectl top</c> shows it: what it said last, but never more CPU than its limit. <see cref="ContainerUsage.Idle"/> before it says anything.</summary>
    public ContainerUsage Usage => _container.Usage;

    /// <summary>Says how much the program uses from now on. More memory than the container's limit kills it: reason <c>OOMKilled</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the amounts is negative.</exception>
    public void Use(ContainerUsage usage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usage.MilliCpu);
        ArgumentOutOfRangeException.ThrowIfNegative(usage.MemoryBytes);
        UseOverTime(UsageCurve.Constant(usage));
    }

    /// <summary>Says how what the program uses develops from now on. It is killed at the moment when it goes beyond the container's memory limit.</summary>
    public void UseOverTime(UsageCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        _container.ThrowIfOver();
        _container.Use(curve);
        _container.ThrowIfOver();
    }

    /// <summary>Computes: takes as much virtual time as the work needs with the CPU that the program gets. A CPU limit makes it longer, and so do others that compute on the same machine where its CPUs do not suffice.</summary>
    /// <param name="work">How long it takes on one CPU of its own; not negative.</param>
    /// <param name="threads">On how many CPUs at once it can run; at least 1.</param>
    /// <param name="cancellation">Ends it early; as a rule <see cref="Stopping"/>.</param>
    public Task Compute(TimeSpan work, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _container.ThrowIfOver();
        return _container.Compute(work, threads, cancellation);
    }

    /// <summary>Says that requests may be answered otherwise from now on; only for programs that say that they answer alike.</summary>
    /// <seealso cref="ServerProgram.AnswersAlike"/>
    public void AnswersChanged()
    {
        _container.ThrowIfOver();
        _container.Pod.WakeProbes();
    }

    /// <summary>Writes a line to standard output, which is the container's log.</summary>
    public void Log(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _container.ThrowIfOver();
        _container.WriteLine(LogStream.Stdout, line);
    }

    /// <summary>Writes a line to standard error, which is the container's log as well.</summary>
    public void LogError(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _container.ThrowIfOver();
        _container.WriteLine(LogStream.Stderr, line);
    }

    /// <summary>Answers the HTTP requests that reach a port, until the container exits.</summary>
    /// <param name="port">1 to 65535.</param>
    /// <param name="respond">Answers one request. An exception is logged and answered with status 500.</param>
    /// <exception cref="IOException">A container of the Pod listens on that port already.</exception>
    public void Listen(int port, Func<HttpRequest, HttpResponse> respond)
    {
        ArgumentNullException.ThrowIfNull(respond);
        Listen(port, request => Task.FromResult(respond(request)));
    }

    /// <inheritdoc cref="Listen(int, Func{HttpRequest, HttpResponse})"/>
    public void Listen(int port, Func<HttpRequest, Task<HttpResponse>> respond)
    {
        ArgumentNullException.ThrowIfNull(respond);
        CheckPort(port);
        _container.ThrowIfOver();
        _container.Listen(port, respond);
    }

    /// <summary>Takes TCP connections to a port, until the container exits.</summary>
    /// <param name="port">1 to 65535.</param>
    /// <param name="serve">
    /// Serves one connection; called for each, while earlier ones may still be served. The connection is closed when it is done. An <see cref="IOException"/>, as of a client that has gone,
    /// ends the connection only; any other exception is logged as well, and resets it.
    /// </param>
    /// <param name="address">The address to listen on: any of the Pod's unless it is <c>127.0.0.1</c>, <c>::1</c> or <c>localhost</c>, where only programs of the same Pod and port forwarding get through.</param>
    /// <returns>Ends the listening when disposed; connections that are open stay open.</returns>
    /// <exception cref="IOException">A container of the Pod listens on that port already.</exception>
    public IDisposable ListenTcp(int port, Func<TcpConnection, Task> serve, string? address = null)
    {
        ArgumentNullException.ThrowIfNull(serve);
        CheckPort(port);
        _container.ThrowIfOver();
        return _container.ListenTcp(port, serve, address);
    }

    /// <summary>Answers gRPC's health checks on a port, as probes of kind <c>grpc</c> send them, until the container exits.</summary>
    /// <param name="port">1 to 65535.</param>
    /// <param name="check">Says how the service of that name is; an empty name asks for the server as a whole.</param>
    /// <exception cref="IOException">A container of the Pod listens on that port already.</exception>
    /// <remarks>Differs from Kubernetes: nothing else of gRPC is simulated; whatever else reaches the port has its connection closed.</remarks>
    public void ListenGrpcHealth(int port, Func<string, GrpcHealth> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        CheckPort(port);
        _container.ThrowIfOver();
        _container.ListenGrpcHealth(port, check);
    }

    /// <summary>Opens a TCP connection.</summary>
    /// <param name="host">Where to: a Service's name, an address, any name the Pod can look up.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <returns>The connection; it ends with the container at the latest.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known, the connection was refused, or nobody answered for 127 seconds, as Linux has it.</exception>
    public async Task<TcpConnection> ConnectAsync(string host, int port, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        CheckPort(port);
        _container.ThrowIfOver();
        return await _container.ConnectAsync(host, port, cancellation);
    }

    /// <summary>Sends an HTTP request and waits for the answer.</summary>
    /// <param name="url">Where to, as in <c>http://kubia.default/items</c>: a Service's name, an address, with or without a port.</param>
    /// <param name="request">Method, headers and body; null: a plain GET.</param>
    /// <param name="cancellation">Gives up early.</param>
    /// <exception cref="HttpRequestException">The name is not known, the connection was refused, or the other side ended before it answered.</exception>
    /// <exception cref="TaskCanceledException">Nobody answered for 100 seconds, or as long as the network is set to.</exception>
    public Task<HttpResponse> SendAsync(string url, HttpRequest? request = null, CancellationToken cancellation = default)
    {
        _container.ThrowIfOver();
        return _container.Network.SendAsync(_container.Pod, new Uri(url), request ?? new(), cancellation);
    }

    /// <summary>A handler for an <see cref="HttpClient"/> whose requests leave from this container.</summary>
    public HttpMessageHandler CreateHttpHandler()
    {
        _container.ThrowIfOver();
        return _container.Network.CreateHandler(_container.Pod);
    }

    /// <summary>Ends the program at once, from wherever it is, as <c>exit</c> does.</summary>
    /// <param name="exitCode">0 to 255.</param>
    public void Exit(int exitCode)
    {
        _container.ThrowIfOver();
        _container.Exit(exitCode);
    }

    /// <summary>The cluster's API, in the name of the Pod's service account.</summary>
    internal IClusterClient ApiClient => _container.Pod.ClientAs($"system:serviceaccount:{Namespace}:{Pod.Spec.ServiceAccountName ?? "default"}");

    private static void CheckPort(int port)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
    }

    private Pod Pod => _container.Pod.Pod;
}
