using System.Globalization;

namespace ClusterSim.Nodes.Programs;

/// <summary>A program that does nothing but answer HTTP requests, each at once. Thousands of them cost next to nothing, since none runs until it is asked.</summary>
public abstract class ServerProgram : IContainerProgram
{
    /// <summary>The exit code with which the program ends on SIGTERM; null when it ignores the signal and has to be killed.</summary>
    protected internal virtual int? ExitCodeOnSigterm => 0;

    /// <summary>The ports on which it listens: unless overridden, the TCP ports that <paramref name="container"/> declares.</summary>
    protected internal virtual IReadOnlyList<int> PortsOf(Container container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return [.. container.Ports.Where(port => port.Protocol is null or "TCP").Select(port => port.Port)];
    }

    /// <summary>The ports without which it does not start: unless overridden, all on which it listens.</summary>
    internal virtual IReadOnlyList<int> NeededPorts(Container container, IReadOnlyList<int> ports) => ports;

    /// <summary>What it writes to standard error before it exits with code 1, because somebody in its Pod, or on the machine if it uses that network, listens on one of its ports already.</summary>
    /// <param name="port">The port.</param>
    /// <param name="time">When.</param>
    protected internal virtual string PortTaken(int port, DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"Failed to bind to address http://0.0.0.0:{port}: address already in use.");

    /// <summary>Called when the container has started, for example to log a line.</summary>
    protected internal virtual void Start(ContainerContext context)
    {
    }

    /// <summary>What it writes to standard output when it starts. Asked for only when somebody looks, or writes.</summary>
    internal virtual IEnumerable<string> OpeningLines(ContainerContext context) => [];

    /// <summary>What the program says when gRPC's health service is asked on one of its ports; null unless overridden: it does not speak gRPC.</summary>
    /// <param name="service">The service whose health is asked for; empty for the server as a whole.</param>
    /// <param name="context">The container it runs in.</param>
    protected internal virtual GrpcHealth? Health(string service, ContainerContext context) => null;

    /// <summary>Answers a request. An exception is logged and answered with status 500.</summary>
    protected internal abstract HttpResponse Respond(HttpRequest request, ContainerContext context);

    /// <summary>The line of an access log that a request leaves on standard output; null unless overridden: none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">How <see cref="Respond"/> answered it.</param>
    /// <param name="time">When.</param>
    /// <param name="context">The container it runs in.</param>
    protected internal virtual string? LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) => null;

    /// <summary>
    /// Whether further requests like this one would be answered with the same status, and leave no trace but their <see cref="LogLine"/>, until the container exits, one of its files changes,
    /// or <see cref="ContainerContext.AnswersChanged"/> is called. False unless overridden.
    /// </summary>
    /// <remarks>Probes that have succeeded are not sent any more to a program that says so: they cost nothing, and nobody can tell. A program that counts requests, or behaves otherwise as time goes by, must not.</remarks>
    protected internal virtual bool AnswersAlike(HttpRequest request, ContainerContext context) => false;

    /// <summary>Answers a request and logs it.</summary>
    internal HttpResponse Answer(HttpRequest request, ContainerContext context)
    {
        var response = Respond(request, context);
        if (context.Container.IsRunning && LogLine(request, response, context.Time.GetUtcNow(), context) is { } line)
            context.Log(line);
        return response;
    }

    /// <summary>Listens, and answers until SIGTERM. Containers do not need it to run this program; a program that wraps this one does.</summary>
    public async Task<int> RunAsync(ContainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Start(context);
        foreach (var port in PortsOf(context.Spec))
            context.Listen(port, request => Answer(request, context));
        await context.WaitForStop();
        return ExitCodeOnSigterm ?? await ContainerContext.Forever();
    }
}
