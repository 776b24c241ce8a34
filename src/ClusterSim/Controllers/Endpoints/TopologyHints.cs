using ClusterSim.Api.Discovery;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Says for every endpoint of a Service which zone it is for, so that each zone gets as many as its share of the processors, most of them its own.</summary>
/// <remarks>Source: endpointslice/topologycache/topologycache.go, AddHints; sliceinfo.go; utils.go, redistributeHints, getHintsByZone; event.go (v1.36).</remarks>
internal sealed class TopologyHints(TopologyCache cache, ObjectKey service, string family, Action<string, string, string> tell)
{
    private const string Mode = "service.kubernetes.io/topology-mode";
    private const string DeprecatedMode = "service.kubernetes.io/topology-aware-hints"; // It goes first where both are set.
    private const string Disabled = "TopologyAwareHintsDisabled";

    /// <summary>Whether the Service asks for them, in which case its <c>trafficDistribution</c> does not count.</summary>
    public static bool AreWantedBy(Service service) =>
        (service.Metadata.Annotations.Find(DeprecatedMode) ?? service.Metadata.Annotations.Find(Mode)) is "Auto" or "auto";

    /// <summary>Gives hints to slices that are written anyway, and to others only if theirs no longer fit; or takes all hints away, and says why.</summary>
    public void Assign(List<EndpointSlice> create, List<EndpointSlice> update, List<EndpointSlice> unchanged)
    {
        var total = Ready(create) + Ready(update) + Ready(unchanged);
        if (SharesOf(total, out var why) is not { } shares)
        {
            TakeAway(why!, create, update, unchanged);
            return;
        }
        var byZone = KeepFitting(shares, update, unchanged);
        if (!(SuggestOwnZone(create, byZone) && SuggestOwnZone(update, byZone)))
        {
            TakeAway("One or more endpoints do not have a zone specified", create, update, unchanged);
            return;
        }
        var (giving, receiving) = ZoneShare.Moves(shares, byZone);
        Move(create, giving, receiving, byZone);
        Move(update, giving, receiving, byZone);
        var isNew = !cache.HasHints(service);
        cache.Remember(service, family, byZone);
        if (isNew)
            Tell("Normal", "TopologyAwareHintsEnabled", "Topology Aware Hints has been enabled");
    }

    /// <summary>Forgets the hints of a Service that does not ask for them any more.</summary>
    public void GiveUp()
    {
        if (cache.HasHints(service))
            Tell("Warning", Disabled, "Topology Aware Hints has been disabled");
        cache.Forget(service, family);
    }

    private SortedDictionary<string, ZoneShare>? SharesOf(int endpoints, out string? why)
    {
        var ratios = cache.Ratios;
        why = ratios switch
        {
            null => "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes",
            { Count: < 2 } => "Nodes only ready in one zone",
            { Count: var zones } when zones > endpoints => $"Insufficient number of endpoints ({endpoints} endpoints, {zones} zones)",
            _ => null,
        };
        if (why is not null)
            return null;
        var shares = ZoneShare.Of(endpoints, ratios!);
        if (shares is null)
            why = $"Unable to allocate minimum required endpoints to each zone without exceeding overload threshold ({endpoints} endpoints, {ratios!.Count} zones)";
        return shares;
    }

    private void TakeAway(string why, List<EndpointSlice> create, List<EndpointSlice> update, List<EndpointSlice> unchanged)
    {
        Tell("Warning", Disabled, why);
        cache.Forget(service, family);
        update.AddRange(unchanged.Where(slice => slice.Endpoints.Any(endpoint => endpoint.Hints is not null)));
        Change(create, static _ => null);
        Change(update, static _ => null);
    }

    // A slice whose hints leave every zone what it needs need not be written.
    private static SortedDictionary<string, int> KeepFitting(SortedDictionary<string, ZoneShare> shares, List<EndpointSlice> update, List<EndpointSlice> unchanged)
    {
        var byZone = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var slice in unchanged)
        {
            var hinted = slice.Endpoints.Where(IsReady).ToList();
            var zones = hinted.SelectMany(endpoint => endpoint.Hints?.ForZones ?? []).CountBy(zone => zone.Name).ToList();
            var fits = hinted.All(endpoint => endpoint.Hints?.ForZones.Count > 0)
                && zones.All(zone => shares.TryGetValue(zone.Key, out var share) && zone.Value + byZone.GetValueOrDefault(zone.Key) <= share.Maximum);
            if (!fits)
                update.Add(slice);
            else
                foreach (var (zone, count) in zones)
                    byZone[zone] = byZone.GetValueOrDefault(zone) + count;
        }
        return byZone;
    }

    private static bool SuggestOwnZone(List<EndpointSlice> slices, SortedDictionary<string, int> byZone)
    {
        if (slices.Any(slice => slice.Endpoints.Any(endpoint => IsReady(endpoint) && string.IsNullOrEmpty(endpoint.Zone))))
            return false;
        Change(slices, endpoint =>
        {
            if (!IsReady(endpoint))
                return null;
            byZone[endpoint.Zone!] = byZone.GetValueOrDefault(endpoint.Zone!) + 1;
            return For(endpoint.Zone!);
        });
        return true;
    }

    private static void Move(List<EndpointSlice> slices, SortedDictionary<string, int> giving, SortedDictionary<string, int> receiving, SortedDictionary<string, int> byZone)
    {
        if (receiving.Count == 0)
            return;
        Change(slices, endpoint =>
        {
            if (!IsReady(endpoint) || receiving.Count == 0 || !giving.ContainsKey(endpoint.Zone!))
                return endpoint.Hints;
            var (from, to) = (endpoint.Zone!, receiving.First().Key);
            TakeOne(giving, from);
            TakeOne(receiving, to);
            byZone[from]--;
            byZone[to] = byZone.GetValueOrDefault(to) + 1;
            return For(to);
        });
    }

    private static void TakeOne(SortedDictionary<string, int> zones, string zone)
    {
        if (--zones[zone] == 0)
            zones.Remove(zone);
    }

    private static void Change(List<EndpointSlice> slices, Func<Endpoint, EndpointHints?> hints)
    {
        for (var i = 0; i < slices.Count; i++)
            slices[i] = slices[i] with { Endpoints = slices[i].Endpoints.Select(endpoint => endpoint with { Hints = hints(endpoint) }).ToValueList() };
    }

    private static EndpointHints For(string zone) => new() { ForZones = [new() { Name = zone }] };

    private static int Ready(List<EndpointSlice> slices) => slices.Sum(slice => slice.Endpoints.Count(IsReady));

    private static bool IsReady(Endpoint endpoint) => endpoint.Conditions.Ready == true;

    private void Tell(string type, string reason, string message) => tell(type, reason, $"{message}, addressType: {family}");
}
