namespace ClusterSim.Controllers.Endpoints;

/// <summary>How many of a Service's endpoints one zone should get its traffic from.</summary>
/// <param name="Minimum">With fewer, an endpoint of the zone would be more than a fifth busier than the average one.</param>
/// <param name="Desired">The zone's share of the cluster's processors, of the endpoints; no less than the minimum.</param>
/// <param name="Maximum">With more, another zone would have less than its minimum.</param>
/// <remarks>Source: endpointslice/topologycache/topologycache.go, getAllocations; utils.go, serviceOverloaded, getGivingAndReceivingZones (v1.36).</remarks>
internal sealed record ZoneShare(int Minimum, double Desired, int Maximum)
{
    private const double OverloadThreshold = 0.2;

    /// <summary>The shares of all zones; null when there are too few endpoints for all of the minima.</summary>
    public static SortedDictionary<string, ZoneShare>? Of(int endpoints, SortedDictionary<string, double> ratios)
    {
        var shares = new SortedDictionary<string, ZoneShare>(StringComparer.Ordinal);
        var rest = endpoints;
        foreach (var (zone, ratio) in ratios)
        {
            var minimum = MinimumOf(ratio * endpoints);
            shares[zone] = new(minimum, Math.Max(ratio * endpoints, minimum), Maximum: 0);
            rest -= minimum;
        }
        if (rest < 0)
            return null;
        foreach (var zone in ratios.Keys)
            shares[zone] = shares[zone] with { Maximum = shares[zone].Minimum + rest };
        return shares;
    }

    /// <summary>Whether a zone has fewer endpoints than its minimum.</summary>
    public static bool IsOverloaded(SortedDictionary<string, int> byZone, SortedDictionary<string, double>? ratios)
    {
        if (ratios is not { Count: > 0 })
            return byZone.Count > 0;
        var endpoints = byZone.Values.Sum();
        return endpoints > 0 && ratios.Any(zone => byZone.GetValueOrDefault(zone.Key) < MinimumOf(zone.Value * endpoints));
    }

    /// <summary>How many endpoints zones with too many should give away, and how many the others should be given.</summary>
    public static (SortedDictionary<string, int> Giving, SortedDictionary<string, int> Receiving) Moves(
        SortedDictionary<string, ZoneShare> shares, SortedDictionary<string, int> byZone)
    {
        var surplus = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var lack = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (zone, share) in shares)
        {
            surplus[zone] = byZone.GetValueOrDefault(zone) - share.Desired;
            lack[zone] = -surplus[zone];
        }
        var giving = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var receiving = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (true)
        {
            var (from, to) = (surplus.MaxBy(zone => zone.Value), lack.MaxBy(zone => zone.Value));
            if (from.Value < 0.5 || to.Value < 0.5 || (from.Value < 1 && to.Value < 1))
                return (giving, receiving); // Less than a whole endpoint is not worth a detour.
            surplus[from.Key]--;
            lack[to.Key]--;
            giving[from.Key] = giving.GetValueOrDefault(from.Key) + 1;
            receiving[to.Key] = receiving.GetValueOrDefault(to.Key) + 1;
        }
    }

    private static int MinimumOf(double desired) => (int)Math.Ceiling(desired * (1 / (1 + OverloadThreshold)));
}
