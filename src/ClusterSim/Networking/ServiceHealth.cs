using System.Text.Json;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>What a node says on a Service's <c>healthCheckNodePort</c>: whether endpoints are on it, so that a load balancer sends it traffic.</summary>
/// <remarks>Source: pkg/proxy/healthcheck/service_health.go (v1.36).</remarks>
internal static class ServiceHealth
{
    public static HttpResponse Answer(ObjectKey service, int endpoints)
    {
        var text = $$"""
            {
            	"service": {
            		"namespace": "{{JsonEncodedText.Encode(service.Namespace)}}",
            		"name": "{{JsonEncodedText.Encode(service.Name)}}"
            	},
            	"localEndpoints": {{endpoints}},
            	"serviceProxyHealthy": true
            }
            """;
        var answer = HttpResponse.FromText(text, endpoints > 0 ? 200 : 503, "application/json");
        return answer with { Headers = answer.Headers.Set("x-content-type-options", "nosniff").Set("x-load-balancing-endpoint-weight", endpoints.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
    }
}
