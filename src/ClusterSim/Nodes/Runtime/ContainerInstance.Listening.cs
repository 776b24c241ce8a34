using System.Reactive.Disposables;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <content>Ports and what answers behind them.</content>
internal sealed partial class ContainerInstance : IHttpListener, IGrpcHealthListener
{
    /// <summary>What answers on <paramref name="port"/>, or null.</summary>
    public IPortListener? FindListener(int port)
    {
        if (!IsRunning)
            return null;
        if (_server is not null && ServerPorts.Contains(port))
            return this;
        return _run?.FindListener(port);
    }

    private IReadOnlyList<int> ServerPorts => field ??= _server!.PortsOf(Spec);

    /// <exception cref="IOException">The port is taken.</exception>
    public void Listen(int port, Func<HttpRequest, Task<HttpResponse>> respond)
    {
        Bind(port, "http://0.0.0.0");
        Run.Add(port, new PortListener(this, respond));
    }

    /// <inheritdoc cref="Listen"/>
    /// <returns>Ends the listening when disposed.</returns>
    public IDisposable ListenHttp(int port, Func<HttpRequest, Task<HttpResponse>> respond)
    {
        Listen(port, respond);
        return Disposable.Create(() => Run.StopListening(port));
    }

    /// <exception cref="IOException">The port is taken.</exception>
    public IDisposable ListenTcp(int port, Func<TcpConnection, Task> serve, string? address)
    {
        Bind(port, address ?? "0.0.0.0");
        Run.Add(port, new TcpListener(this, serve, address is "localhost" or "::1" || address?.StartsWith("127.", StringComparison.Ordinal) == true));
        return Disposable.Create(() =>
        {
            Run.StopListening(port);
            Pod.WakeProbes();
        });
    }

    /// <exception cref="IOException">The port is taken.</exception>
    public void ListenGrpcHealth(int port, Func<string, GrpcHealth> check)
    {
        Bind(port, "0.0.0.0");
        Run.Add(port, new GrpcHealthListener(this, check));
    }

    /// <summary>Connects from here; the connection ends with the container.</summary>
    public async Task<TcpConnection> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var connection = await Network.ConnectAsync(Pod, host, port, cancellation);
        Run.Add(connection);
        return connection;
    }

    bool IPortListener.IsLocal => false;

    /// <summary>Takes a connection for a server program.</summary>
    public void Accept(TcpConnection connection) => Serve(connection, accepted => HttpConnection.ServeAsync(accepted, HandleAsync));

    /// <summary>Answers for a server program.</summary>
    public ValueTask<HttpResponse> HandleAsync(HttpRequest request)
    {
        try
        {
            var response = _server!.Answer(request, Context);
            return IsRunning ? new(response) : throw EndedBeforeAnswer();
        }
        catch (Exception error) when (IsRunning)
        {
            return new(AnswerFor(error));
        }
    }

    /// <summary>Whether further requests like this one would be answered in the same way, and which line each would leave in the log; not while somebody watches the log.</summary>
    /// <param name="request">The request, as the program gets it.</param>
    /// <param name="line">The line, by time; null when there is none.</param>
    public bool AnswersAlike(HttpRequest request, out Func<DateTimeOffset, string>? line)
    {
        line = null;
        if (_server is not { } server || !server.AnswersAlike(request, Context))
            return false;
        var response = server.Respond(request, Context);
        if (server.LogLine(request, response, Loop.Now, Context) is null)
            return true;
        line = time => server.LogLine(request, response, time, Context) ?? "";
        return LogIfAny is not { IsFollowed: true } && _console is not { IsWatched: true };
    }

    /// <summary>Says how a server program is.</summary>
    public GrpcHealth? Check(string service) => _server!.Health(service, Context);

    private void Bind(int port, string address)
    {
        if (IsTaken(port))
            throw new IOException($"Failed to bind to address {address}:{port}: address already in use.");
    }

    /// <summary>A port that a server needs and does not get; null when it gets all.</summary>
    private int? FindTakenPort(ServerProgram server)
    {
        if (Pod.Slots.Length == 1 && !Pod.UsesHostNetwork)
            return null; // There is nobody else.
        foreach (var port in server.NeededPorts(Spec, server.PortsOf(Spec)))
        {
            if (IsTaken(port))
                return port;
        }
        return null;
    }

    /// <summary>Whether somebody listens on a port already: in the Pod, or on the machine if that is where its network is.</summary>
    private bool IsTaken(int port)
    {
        if (Pod.FindListener(port) is not null)
            return true;
        if (!Pod.UsesHostNetwork)
            return false;
        foreach (var other in Pod.Host.OnHostNetwork)
        {
            if (other.UsesHostNetwork && other.FindListener(port) is not null)
                return true;
        }
        return false;
    }

    private void Serve(TcpConnection connection, Func<TcpConnection, Task> serve)
    {
        Run.Add(connection);
        Loop.Start(() => serve(connection), error =>
        {
            if (error is null or IOException or OperationCanceledException)
            {
                connection.Close();
                return;
            }
            if (IsRunning)
                WriteLine(LogStream.Stderr, $"{error.GetType().FullName}: {error.Message}");
            connection.Reset();
        });
    }

    private static IOException EndedBeforeAnswer() => new("The response ended prematurely.");

    private HttpResponse AnswerFor(Exception error)
    {
        WriteLine(LogStream.Stderr, $"{error.GetType().FullName}: {error.Message}");
        return HttpResponse.FromText("Internal Server Error", 500);
    }

    /// <summary>A port on which a program listens by itself.</summary>
    private sealed class PortListener(ContainerInstance container, Func<HttpRequest, Task<HttpResponse>> respond) : IHttpListener
    {
        public bool IsLocal => false;

        public void Accept(TcpConnection connection) => container.Serve(connection, accepted => HttpConnection.ServeAsync(accepted, HandleAsync));

        public ValueTask<HttpResponse> HandleAsync(HttpRequest request)
        {
            Task<HttpResponse> answer;
            try
            {
                answer = container.Loop.CallInContext(() => respond(request));
            }
            catch (Exception error) when (container.IsRunning)
            {
                return new(container.AnswerFor(error));
            }
            if (!container.IsRunning)
                throw EndedBeforeAnswer();
            return new(answer.IsCompletedSuccessfully ? answer : WaitFor(answer));
        }

        /// <summary>Waits for the answer, but not longer than the program lives.</summary>
        private Task<HttpResponse> WaitFor(Task<HttpResponse> answer)
        {
            var promise = container.Run.NewAnswer();
            container.Loop.Start(() => answer, error =>
            {
                if (container.IsRunning)
                    promise.TrySetResult(error is null ? answer.Result : container.AnswerFor(error));
            });
            return promise.Task;
        }
    }

    /// <summary>A port on which a program takes connections.</summary>
    private sealed class TcpListener(ContainerInstance container, Func<TcpConnection, Task> serve, bool isLocal) : IPortListener
    {
        public bool IsLocal => isLocal;

        public void Accept(TcpConnection connection) => container.Serve(connection, serve);
    }

    /// <summary>A port on which a program says how it is.</summary>
    private sealed class GrpcHealthListener(ContainerInstance container, Func<string, GrpcHealth> check) : IGrpcHealthListener
    {
        public bool IsLocal => false;

        public GrpcHealth? Check(string service)
        {
            try
            {
                return container.Loop.CallInContext(() => check(service));
            }
            catch (Exception error) when (container.IsRunning)
            {
                container.WriteLine(LogStream.Stderr, $"{error.GetType().FullName}: {error.Message}");
                return GrpcHealth.Unknown;
            }
        }

        public void Accept(TcpConnection connection) => container.Serve(connection, static async accepted => await accepted.ReadAsync());
    }
}
