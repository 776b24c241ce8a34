using System.Net;
using System.Security.Cryptography;
using ClusterSim.Server.Access;
using ClusterSim.Server.Clock;
using ClusterSim.Server.Exposure;
using ClusterSim.Server.Kubeconfigs;
using ClusterSim.Server.Requests;
using ClusterSim.Server.Scheduling;
using ClusterSim.Server.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClusterSim.Server;

/// <summary>A cluster's API on a port of this machine.</summary>
public sealed class ClusterServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Cluster _cluster;
    private readonly HttpWebhooks _webhooks = new();
    private readonly ExposedPorts? _exposed;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task? _live; // Null: the server has not made the cluster live.

    private ClusterServer(WebApplication application, Cluster cluster, ServerOptions options, string token, ServerCertificate certificate, Task? live)
    {
        (_application, _cluster, _live) = (application, cluster, live);
        cluster.Webhooks.Transports.Add(_webhooks);
        _exposed = options.Exposure is { } exposure ? new(cluster, exposure) : null;
        var port = new Uri(application.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var secure = new Uri($"https://127.0.0.1:{port}");
        Url = options.Tls ? secure : new($"http://127.0.0.1:{port}");
        Token = token;
        Kubeconfig = new(options.Name, secure, token, certificate.AuthorityPem); // Over plain HTTP kubectl would not show its token.
    }

    /// <summary>Where it listens, as in <c>http://127.0.0.1:40123</c>; the same port serves HTTPS.</summary>
    public Uri Url { get; }

    /// <summary>The bearer token that administrators show.</summary>
    public string Token { get; }

    /// <summary>What clients need to reach it.</summary>
    public Kubeconfig Kubeconfig { get; }

    /// <summary>The ports of this machine that lead into the cluster, if <see cref="ServerOptions.Exposure"/> asks for them.</summary>
    public IReadOnlyList<ExposedPort> ExposedPorts => _exposed?.All ?? [];

    /// <summary>
    /// Completes when the server is disposed of, and fails with a <see cref="Simulation.SimulationException"/> if something threw inside the cluster, so that its time
    /// stands still.
    /// </summary>
    public Task Ended => _live ?? _stopped.Task;

    /// <summary>Ends all connections and stops listening. The cluster stays; if the server made it live, its time stands still again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_exposed is not null)
            await _exposed.DisposeAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _cluster.Api.Authenticator.Remove(Token);
        if (_live is not null)
            _cluster.Loop.StopLive();
        _cluster.Webhooks.Transports.Remove(_webhooks);
        _stopped.TrySetResult();
    }

    internal static async Task<ClusterServer> StartAsync(Cluster cluster, ServerOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var token = options.Token ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var certificate = ServerCertificate.Create(options.Hosts);
        var application = Build(options, certificate);
        var live = options.Speed is { } speed && !cluster.Loop.IsLive ? cluster.Loop.StartLive(speed) : null;
        try
        {
            var gate = new Gate(options, cluster.Api.Authenticator, token, cluster.Options.ApiOnly);
            var clock = new ClockEndpoint(cluster);
            var scheduler = new SchedulerEndpoint(cluster);
            var api = new ApiEndpoint(cluster);
            application.Run(context => gate.Admit(context) is not { } caller ? gate.RefuseAsync(context)
                : context.Request.Path.StartsWithSegments(ClockEndpoint.Path) && Gate.IsAdministrator(caller) ? clock.AnswerAsync(context)
                : context.Request.Path.StartsWithSegments(SchedulerEndpoint.Path) && Gate.IsAdministrator(caller) ? scheduler.AnswerAsync(context)
                : api.AnswerAsync(context, caller));
            await application.StartAsync(cancellation).ConfigureAwait(false);
            return new(application, cluster, options, token, certificate, live);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            if (live is not null)
                cluster.Loop.StopLive();
            throw;
        }
    }

    private static WebApplication Build(ServerOptions options, ServerCertificate certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true); // Nothing here blocks, and each hop to another thread costs as much as a read.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // The API server has its own, with its own answer.
            kestrel.Limits.MaxConcurrentUpgradedConnections = null;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(new TlsOrPlain(certificate, allowsPlain: !options.Tls).Wrap);
            });
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1)); // Watches would hold it up.
        return builder.Build();
    }
}
