using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClusterSim.Server.Streams.WebSockets;

/// <summary>The handshake with which a request becomes a WebSocket.</summary>
/// <remarks>Source: RFC 6455.</remarks>
internal static class WebSocketUpgrade
{
    private const string Magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>The protocols that the client can speak, in its order.</summary>
    public static IReadOnlyList<string> Offered(HttpRequest request) =>
        [.. request.Headers.SecWebSocketProtocol.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <param name="context">The request.</param>
    /// <param name="protocol">What will be spoken; empty when the client named none.</param>
    public static async Task<WebSocket> AcceptAsync(HttpContext context, string protocol)
    {
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        var response = context.Response.Headers;
        response.Upgrade = "websocket";
#pragma warning disable CA5350 // The protocol asks for it; nothing is kept safe by it.
        response.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Magic)));
#pragma warning restore CA5350
        if (protocol.Length > 0)
            response.SecWebSocketProtocol = protocol;
        var transport = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false);
        return WebSocket.CreateFromStream(transport, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.FromSeconds(30) });
    }
}
