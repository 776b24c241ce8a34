using ClusterSim.ApiServer.Requests;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>In which form somebody wants to know what there is.</summary>
internal enum DiscoveryForm
{
    Json,
    Yaml,

    /// <summary>Everything in one document, as JSON.</summary>
    Aggregated,
}

/// <summary>Chooses the form of discovery by the <c>Accept</c> header.</summary>
/// <remarks>
/// <para>Source: apiserver endpoints/discovery/aggregated/negotiation.go, wrapper.go (v1.36).</para>
/// <para>Differs from Kubernetes: discovery is not offered in protocol buffers; clients that ask for it name JSON as well.</para>
/// </remarks>
internal static class DiscoveryAccept
{
    private const string Offered = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

    /// <summary>The first form, by preference, that is on offer.</summary>
    /// <exception cref="ApiException">406: none of them is.</exception>
    public static DiscoveryForm Choose(string? header, bool canAggregate)
    {
        if (string.IsNullOrEmpty(header))
            return DiscoveryForm.Json;
        foreach (var range in MediaRange.ParseAll(header))
        {
            if (canAggregate && IsAggregated(range))
                return DiscoveryForm.Aggregated;
            if (range.Find("as") is not null)
                continue;
            if (range.Includes("application/json"))
                return DiscoveryForm.Json;
            if (range.Includes("application/yaml"))
                return DiscoveryForm.Yaml;
        }
        throw ApiErrors.NotAcceptable("only the following media types are accepted: " + Offered);
    }

    private static bool IsAggregated(MediaRange range) =>
        range.Includes("application/json") && range.Find("g") == "apidiscovery.k8s.io" && range.Find("v") == "v2" && range.Find("as") == "APIGroupDiscoveryList";
}
