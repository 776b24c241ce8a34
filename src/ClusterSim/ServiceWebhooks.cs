using System.Net.Sockets;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.Networking;
using ClusterSim.Nodes.Programs;
using ClusterSim.Serialization;

namespace ClusterSim;

/// <summary>Reaches webhooks that are programs behind a Service of the cluster.</summary>
internal sealed class ServiceWebhooks(ClusterHttp http) : IWebhookTransport
{
    public JsonObject? Send(WebhookCall call)
    {
        if (call.Service is not { } service)
            return null;
        var url = new UriBuilder(call.Url) { Scheme = Uri.UriSchemeHttp, Query = $"timeout={(long)call.Timeout.TotalSeconds}s" }.Uri;
        var answer = http.InNamespace(service.Namespace).SendAsync(url.ToString(), new()
        {
            Method = "POST",
            Headers = [new("Content-Type", "application/json"), new("Accept", "application/json")],
            Body = Bytes.FromText(JsonText.WriteText(call.Review)),
        });
        if (!answer.IsCompleted)
            throw call.NotReached("context deadline exceeded");
        try
        {
            var response = answer.GetAwaiter().GetResult();
            return WebhookCall.ReadAnswer(response.Status, response.Body.AsSpan());
        }
        catch (HttpRequestException failure)
        {
            throw call.NotReached(failure.InnerException is SocketException { SocketErrorCode: var code }
                ? code == SocketError.HostNotFound ? $"service \"{service.Name}\" not found" : $"dial tcp {call.Url.Host}:{call.Url.Port}: connect: connection refused"
                : "EOF");
        }
    }
}
