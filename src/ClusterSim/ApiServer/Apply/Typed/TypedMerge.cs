namespace ClusterSim.ApiServer.Apply;

/// <summary>Merges what somebody applies into an object; nothing is taken away.</summary>
/// <remarks>Source: structured-merge-diff typed/merge.go (v6).</remarks>
internal static class TypedMerge
{
    /// <summary>The two merged, either of which may be absent; null when that comes to nothing.</summary>
    public static JsonValue? Merge(JsonValue? live, JsonValue? applied, MergeType type)
    {
        var one = type.For(applied ?? live);
        if (one.Map is { } map)
            return MergeMaps(live, applied, map);
        if (one.Scalar is not null)
            return applied ?? live;
        return one.List is { } list ? MergeLists(live, applied, list) : null;
    }

    private static JsonValue? MergeMaps(JsonValue? live, JsonValue? applied, MapType type)
    {
        var (old, now) = (live as JsonObject, applied as JsonObject);
        if (type.IsAtomic || (old is null or { Count: 0 } && now is null or { Count: 0 }))
            return applied ?? live;
        var fields = new List<KeyValuePair<string, JsonValue>>();
        foreach (var (name, value) in old?.Fields ?? [])
            Add(name, value, now?.Find(name));
        foreach (var (name, value) in now?.Fields ?? [])
            if (old?.Has(name) != true)
                Add(name, null, value);
        return fields.Count == 0 ? null : JsonObject.FromDistinct([.. fields]);

        void Add(string name, JsonValue? before, JsonValue? after)
        {
            if (Merge(before, after, type.TypeOf(name)!) is { } merged)
                fields.Add(new(name, merged));
        }
    }

    private static JsonValue? MergeLists(JsonValue? live, JsonValue? applied, ListType type)
    {
        var (old, now) = (live as JsonArray, applied as JsonArray);
        if (type.IsAtomic || (old is null or { Items.Count: 0 } && now is null or { Items.Count: 0 }))
            return applied ?? live;
        var items = new ItemMerge(old, now, type).Merge();
        return items.Count == 0 ? null : new JsonArray(items.ToValueList());
    }

    /// <summary>Merges two lists item by item: those that both have come in the applied order, others stay between the neighbours they had.</summary>
    private sealed class ItemMerge
    {
        private readonly ListType _type;
        private readonly List<(PathElement Step, JsonValue Item)> _live;
        private readonly List<(PathElement Step, JsonValue Item)> _applied;
        private readonly SortedDictionary<PathElement, JsonValue?> _liveByStep;
        private readonly SortedDictionary<PathElement, JsonValue?> _appliedByStep;
        private readonly SortedSet<PathElement> _merged = [];
        private readonly Queue<PathElement> _shared;
        private readonly List<JsonValue> _result = [];

        public ItemMerge(JsonArray? live, JsonArray? applied, ListType type)
        {
            _type = type;
            (_live, _liveByStep) = Index(live);
            (_applied, _appliedByStep) = Index(applied);
            _shared = new(_applied.Where(item => _liveByStep.ContainsKey(item.Step)).Select(item => item.Step));
        }

        public List<JsonValue> Merge()
        {
            var (l, r) = (0, 0);
            while (l < _live.Count || r < _applied.Count)
            {
                if (l < _live.Count && r < _applied.Count)
                {
                    var step = _live[l].Step;
                    if (AreSame(step, _applied[r].Step))
                    {
                        TakeApplied(step);
                        (l, r) = (l + 1, r + 1);
                        _shared.TryDequeue(out _);
                        continue;
                    }
                    if (_appliedByStep.ContainsKey(step) && _shared.TryPeek(out var next) && !AreSame(step, next))
                    {
                        l++; // Both have it, but its turn comes later, or has been.
                        continue;
                    }
                }
                if (l < _live.Count)
                {
                    var (step, item) = _live[l];
                    if (!_appliedByStep.ContainsKey(step))
                    {
                        Take(item, null);
                        l++;
                        continue;
                    }
                    if (_merged.Contains(step))
                        l++;
                }
                if (r < _applied.Count)
                {
                    var step = _applied[r++].Step;
                    TakeApplied(step);
                    if (_shared.TryPeek(out var next) && AreSame(next, step))
                        _shared.Dequeue();
                }
            }
            return _result;
        }

        private void TakeApplied(PathElement step)
        {
            _merged.Add(step);
            Take(_liveByStep.GetValueOrDefault(step), _appliedByStep[step]);
        }

        private void Take(JsonValue? live, JsonValue? applied)
        {
            if (TypedMerge.Merge(live, applied, _type.Elements) is { } merged)
                _result.Add(merged);
        }

        private static bool AreSame(PathElement a, PathElement b) => a.CompareTo(b) == 0;

        // Of several live items with one key none is merged with the applied one, which takes their place.
        private (List<(PathElement, JsonValue)> Items, SortedDictionary<PathElement, JsonValue?> ByStep) Index(JsonArray? array)
        {
            var items = new List<(PathElement, JsonValue)>();
            var byStep = new SortedDictionary<PathElement, JsonValue?>();
            foreach (var item in array?.Items ?? [])
            {
                var step = _type.StepTo(item);
                items.Add((step, item));
                if (!byStep.TryAdd(step, item))
                    byStep[step] = null;
            }
            return (items, byStep);
        }
    }
}
