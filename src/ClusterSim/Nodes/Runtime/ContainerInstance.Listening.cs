using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <content>Ports and what answers behind them.</content>
internal sealed partial class ContainerInstance : IHttpListener
{
    /// <summary>What answers on <paramref name="port"/>, or null.</summary>
    public IHttpListener? FindListener(int port)
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
        if (Pod.FindListener(port) is not null)
            throw new IOException($"Failed to bind to address http://0.0.0.0:{port}: address already in use.");
        Run.Add(port, new PortListener(this, respond));
    }

    /// <summary>Answers for a server program.</summary>
    public ValueTask<HttpResponse> HandleAsync(HttpRequest request)
    {
        try
        {
            var response = _server!.Respond(request, Context);
            return IsRunning ? new(response) : throw EndedBeforeAnswer();
        }
        catch (Exception error) when (IsRunning)
        {
            return new(AnswerFor(error));
        }
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
}
