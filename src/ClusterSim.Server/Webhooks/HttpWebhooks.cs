using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using ClusterSim.Api;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.Serialization;

namespace ClusterSim.Server.Webhooks;

/// <summary>Reaches webhooks at real URLs, as processes that run beside the cluster have.</summary>
/// <remarks>
/// A cluster that is served has one. The cluster stands still while it waits for an answer, which takes real time: such runs cannot be repeated exactly, and a webhook
/// that asks the cluster something meanwhile gets no answer before it has given its own.
/// </remarks>
public sealed class HttpWebhooks : IWebhookTransport
{
    /// <inheritdoc/>
    public JsonObject? Send(WebhookCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Service is not null)
            return null;
        using var handler = new HttpClientHandler();
        if (call.CaBundle is { Length: > 0 } bundle)
            Trust(handler, bundle.ToText());
        using var client = new HttpClient(handler) { Timeout = call.Timeout };
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Target) { Content = new ByteArrayContent(JsonText.Write(call.Review)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = client.Send(request);
            using var body = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(body);
            return WebhookCall.ReadAnswer((int)response.StatusCode, body.ToArray());
        }
        catch (OperationCanceledException)
        {
            throw call.NotReached("context deadline exceeded");
        }
        catch (HttpRequestException failure)
        {
            throw call.NotReached($"dial tcp {call.Url.Host}:{call.Url.Port}: {failure.Message}");
        }
    }

    private static void Trust(HttpClientHandler handler, string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, _) =>
        {
            if (certificate is null || chain is null)
                return false;
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            return chain.Build(certificate);
        };
    }
}
