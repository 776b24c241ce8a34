namespace ClusterSim.ApiServer.Requests;

/// <summary>Tells people from programs among those who ask: people get JSON in lines.</summary>
/// <remarks>Source: apiserver endpoints/handlers/negotiation/negotiate.go, isPrettyPrint (v1.36).</remarks>
internal static class Readers
{
    private static readonly string[] Human = ["curl", "Wget", "Mozilla/5.0"];

    /// <summary>Whether the request says so, by <c>pretty=</c> or, where that is absent, by who sends it.</summary>
    public static bool ArePeople(ApiRequest request, QueryString query)
    {
        if (query.Find("pretty") is { Length: > 0 } asked)
            return asked is "1" or "t" or "T" or "true" or "True" or "TRUE";
        return request.FindHeader("User-Agent") is { } agent && Array.Exists(Human, prefix => agent.StartsWith(prefix, StringComparison.Ordinal));
    }
}
