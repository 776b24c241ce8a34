using ClusterSim.Api.Discovery;
using SlicePort = ClusterSim.Api.Discovery.EndpointPort;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Which slices to create, change and delete so that together they list the wanted endpoints.</summary>
/// <remarks>
/// <para>Endpoints stay in the slice they are in; new ones fill slices that change anyway, then the fullest with room, then new slices.</para>
/// <para>Source: endpointslice/reconciler.go, reconcileByPortMapping and finalize (v1.36).</para>
/// </remarks>
internal sealed class SlicePlan(Service service, string family, Time? trigger, ValueMap<string> labels, IReadOnlyList<EndpointSlice> existing, TopologyHints? hints = null)
{
    public const int MaxEndpoints = 100; // --max-endpoints-per-slice

    private readonly List<EndpointSlice> _create = [];
    private readonly List<EndpointSlice> _update = [];
    private readonly List<EndpointSlice> _delete = [];

    public IReadOnlyList<EndpointSlice> ToCreate => _create;

    public IReadOnlyList<EndpointSlice> ToUpdate => _update;

    public IReadOnlyList<EndpointSlice> ToDelete => _delete;

    /// <summary>Works the plan out.</summary>
    public void Place(IReadOnlyList<PortGroup> wanted)
    {
        foreach (var group in wanted)
            PlaceGroup(group, [.. existing.Where(slice => slice.Ports == group.Ports)]);
        _delete.AddRange(existing.Where(slice => wanted.All(group => group.Ports != slice.Ports)));
        KeepPlaceholder();
        if (hints is not null)
            AddHints(hints);
        ReuseDeleted();
    }

    private void AddHints(TopologyHints hints)
    {
        var changing = _update.Concat(_delete).Select(slice => slice.Metadata.Name).ToHashSet();
        hints.Assign(_create, _update, [.. existing.Where(slice => !changing.Contains(slice.Metadata.Name))]);
        for (var i = 0; i < _update.Count; i++)
            _update[i] = Stamp(_update[i]);
    }

    private void PlaceGroup(PortGroup group, List<EndpointSlice> slices)
    {
        var missing = new OrderedDictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (var endpoint in group.Endpoints)
            missing[Identity(endpoint)] = endpoint;
        var changed = new List<EndpointSlice>();
        var unchanged = new List<EndpointSlice>();
        foreach (var slice in slices)
        {
            var kept = Keep(slice, missing);
            if (kept == slice.Endpoints && slice.Metadata.Labels == labels)
                unchanged.Add(slice);
            else if (kept.Count == 0)
                _delete.Add(slice);
            else
                changed.Add(Stamp(slice) with { Endpoints = kept });
        }
        for (var i = 0; i < changed.Count && missing.Count > 0; i++)
            changed[i] = Fill(changed[i], missing);
        while (missing.Count > 0)
        {
            if (Fullest(unchanged, missing.Count) is { } slice)
            {
                unchanged.Remove(slice);
                changed.Add(Fill(Stamp(slice), missing));
            }
            else
                _create.Add(Fill(New(group.Ports), missing));
        }
        _update.AddRange(changed);
    }

    // What a slice lists already stays there, brought up to date.
    private ValueList<Endpoint> Keep(EndpointSlice slice, OrderedDictionary<string, Endpoint> missing)
    {
        var kept = new List<Endpoint>(slice.Endpoints.Count);
        var same = true;
        foreach (var endpoint in slice.Endpoints)
        {
            if (!missing.Remove(Identity(endpoint), out var wanted))
            {
                same = false;
                continue;
            }
            same &= (hints is null ? wanted : wanted with { Hints = endpoint.Hints }) == endpoint; // Hints that are found last are not compared here.
            kept.Add(wanted);
        }
        return same ? slice.Endpoints : kept.ToValueList();
    }

    private static EndpointSlice Fill(EndpointSlice slice, OrderedDictionary<string, Endpoint> missing)
    {
        var count = Math.Min(MaxEndpoints - slice.Endpoints.Count, missing.Count);
        var added = missing.Values.Take(count).ToList();
        for (var i = 0; i < count; i++)
            missing.RemoveAt(0);
        return slice with { Endpoints = slice.Endpoints.AddRange(added) };
    }

    private static EndpointSlice? Fullest(List<EndpointSlice> slices, int count) => slices
        .Where(slice => slice.Endpoints.Count + count <= MaxEndpoints)
        .MaxBy(slice => slice.Endpoints.Count);

    // A Service without endpoints keeps one empty slice, so that clients see it has none.
    private void KeepPlaceholder()
    {
        if (_create.Count > 0 || existing.Count > _delete.Count)
            return;
        if (_delete is [{ Endpoints.Count: 0, Ports.Count: 0 } placeholder] && placeholder.Metadata.Labels == labels)
            _delete.Clear();
        else
            _create.Add(New([]));
    }

    // Changing a slice costs clients less than seeing one go and another come.
    private void ReuseDeleted()
    {
        while (_create.Count > 0 && _delete.Count > 0)
        {
            var (reused, content) = (_delete[0], _create[^1]);
            _delete.RemoveAt(0);
            _create.RemoveAt(_create.Count - 1);
            _update.Add(content with { Metadata = Stamp(reused).Metadata });
        }
    }

    private EndpointSlice Stamp(EndpointSlice slice)
    {
        var annotations = slice.Metadata.Annotations;
        annotations = trigger is { } time ? annotations.Set(TriggerTimes.Annotation, time.ToString()) : annotations.Remove(TriggerTimes.Annotation);
        return slice with { Metadata = slice.Metadata with { Labels = labels, Annotations = annotations } };
    }

    private EndpointSlice New(ValueList<SlicePort> ports) => Stamp(new()
    {
        Metadata = new()
        {
            GenerateName = service.Metadata.Name + "-",
            Namespace = service.Metadata.Namespace,
            OwnerReferences = [OwnerReference.For(service)],
        },
        AddressType = family,
        Ports = ports,
    });

    private static string Identity(Endpoint endpoint) =>
        string.Join(',', endpoint.Addresses) + "/" + endpoint.TargetRef?.Uid + "/" + endpoint.Hostname;
}
