using ClusterSim.ApiServer.Connections;
using ClusterSim.Server.Requests;
using ClusterSim.Server.Streams.Spdy;
using ClusterSim.Server.Streams.WebSockets;
using ClusterSim.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClusterSim.Server.Streams;

/// <summary>Carries what an upgraded request leads to, in whichever of the protocols the client speaks. When either side ends, so does the other.</summary>
/// <remarks>Source: apiserver util/proxy, streamtranslator.go, streamtunnel.go; kubelet cri/streaming (v1.36).</remarks>
internal sealed class StreamEndpoint(SimulationLoop loop)
{
    public async Task AnswerAsync(HttpContext context, ApiConnection connection)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        try
        {
            await UpgradeAsync(context, connection, gone.Token).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // The client has gone; what it held ends below.
        }
        finally
        {
            await gone.CancelAsync().ConfigureAwait(false);
            await loop.InvokeAsync(() => { connection.Close(); return true; }).ConfigureAwait(false);
        }
    }

    private Task UpgradeAsync(HttpContext context, ApiConnection connection, CancellationToken gone)
    {
        var protocol = context.Request.Headers.Upgrade.ToString();
        if (protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase))
            return UpgradeToWebSocketAsync(context, connection, gone);
        if (protocol.Equals("SPDY/3.1", StringComparison.OrdinalIgnoreCase))
            return UpgradeToSpdyAsync(context, connection, gone);
        return Answers.WriteStatusAsync(context, StatusCodes.Status400BadRequest, "BadRequest", "unable to upgrade: missing upgrade headers in request: " + protocol);
    }

    private async Task UpgradeToWebSocketAsync(HttpContext context, ApiConnection connection, CancellationToken gone)
    {
        var offered = WebSocketUpgrade.Offered(context.Request);
        var chosen = connection is StreamSession
            ? ChannelProtocol.ChooseForStreams(offered)
            : offered.Contains(WebSocketTunnel.Protocol) ? WebSocketTunnel.Protocol : ChannelProtocol.ChooseForPorts(offered);
        if (chosen is null)
        {
            await Answers.WriteStatusAsync(context, StatusCodes.Status400BadRequest, "BadRequest", $"unable to upgrade websocket connection: no mutually supported protocols in [{string.Join(' ', offered)}]").ConfigureAwait(false);
            return;
        }
        using var socket = await WebSocketUpgrade.AcceptAsync(context, chosen).ConfigureAwait(false);
        if (connection is StreamSession session)
            await new WebSocketStreams(loop, session, new(socket, new(chosen))).RunAsync(gone).ConfigureAwait(false);
        else if (chosen == WebSocketTunnel.Protocol)
            await RunSpdyPortsAsync((PortForwardSession)connection, new WebSocketTunnel(socket), gone).ConfigureAwait(false);
        else
            await new WebSocketPorts(loop, (PortForwardSession)connection, new(socket, new(chosen))).RunAsync(gone).ConfigureAwait(false);
    }

    private async Task UpgradeToSpdyAsync(HttpContext context, ApiConnection connection, CancellationToken gone)
    {
        string[] offered = [.. context.Request.Headers["X-Stream-Protocol-Version"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries))];
        var chosen = connection is StreamSession ? SpdyStreams.Choose(offered) : SpdyPorts.Protocol;
        if (chosen is null)
        {
            await Answers.WriteStatusAsync(context, StatusCodes.Status403Forbidden, "Forbidden", $"unable to upgrade: unable to negotiate protocol: client supports [{string.Join(' ', offered)}]").ConfigureAwait(false);
            return;
        }
        context.Response.Headers.Upgrade = "SPDY/3.1";
        context.Response.Headers["X-Stream-Protocol-Version"] = chosen;
        var transport = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false);
        await using (transport.ConfigureAwait(false))
        {
            if (connection is StreamSession session)
                await new SpdyStreams(loop, session, chosen, transport).RunAsync(gone).ConfigureAwait(false);
            else
                await RunSpdyPortsAsync((PortForwardSession)connection, transport, gone).ConfigureAwait(false);
        }
    }

    private Task RunSpdyPortsAsync(PortForwardSession session, Stream transport, CancellationToken gone) => new SpdyPorts(loop, session, transport).RunAsync(gone);
}
