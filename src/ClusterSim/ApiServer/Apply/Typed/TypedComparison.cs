namespace ClusterSim.ApiServer.Apply;

/// <summary>The paths in which two states of an object differ.</summary>
/// <remarks>Source: structured-merge-diff typed/compare.go (v6).</remarks>
/// <param name="Added">Only the second has them.</param>
/// <param name="Removed">Only the first has them.</param>
/// <param name="Modified">Both have them, with different values.</param>
internal sealed record TypedComparison(FieldSet Added, FieldSet Removed, FieldSet Modified)
{
    /// <summary>What is there, or another, since.</summary>
    public FieldSet Set { get; } = Modified.Union(Added);

    public static TypedComparison Of(JsonValue before, JsonValue after, MergeType type)
    {
        var walk = new Walk();
        walk.Visit(before, after, type);
        return walk.Result();
    }

    /// <summary>The comparison of what <paramref name="filter"/> leaves.</summary>
    public TypedComparison Only(Func<FieldSet, FieldSet> filter) => new(filter(Added), filter(Removed), filter(Modified));

    private sealed class Walk
    {
        private readonly FieldSetBuilder _added = new();
        private readonly FieldSetBuilder _removed = new();
        private readonly FieldSetBuilder _modified = new();
        private readonly List<PathElement> _path = [];

        public TypedComparison Result() => new(_added.Build(), _removed.Build(), _modified.Build());

        /// <summary>Compares two values, one of which may be absent.</summary>
        public void Visit(JsonValue? before, JsonValue? after, MergeType type)
        {
            var (old, now) = (type.For(before), type.For(after));
            if (after is not null && before is not null && old != now)
                VisitAs(before, after, old); // It was one thing and is another: both count.
            if (VisitAs(before, after, after is null ? old : now))
                return;
            if (before is null)
                _added.Add(_path);
            else if (after is null)
                _removed.Add(_path);
        }

        /// <returns>Whether the value was compared as a whole.</returns>
        private bool VisitAs(JsonValue? before, JsonValue? after, MergeType type)
        {
            if (type.Map is { } map)
                return VisitMap(before, after, map);
            if (type.Scalar is not null)
                return VisitLeaf(before, after);
            return type.List is { } list && VisitList(before, after, list);
        }

        private bool VisitLeaf(JsonValue? before, JsonValue? after)
        {
            if (before is null)
                _added.Add(_path);
            else if (after is null)
                _removed.Add(_path);
            else if (!ValueOrder.AreEqual(before, after))
                _modified.Add(_path);
            return true;
        }

        private bool VisitMap(JsonValue? before, JsonValue? after, MapType type)
        {
            var (old, now) = (before as JsonObject, after as JsonObject);
            if (type.IsAtomic || (old is null or { Count: 0 } && now is null or { Count: 0 }))
                return VisitLeaf(before, after);
            if (ReferenceEquals(old, now))
                return false;
            foreach (var (name, value) in old?.Fields ?? [])
                VisitField(name, value, now?.Find(name), type);
            foreach (var (name, value) in now?.Fields ?? [])
                if (old?.Has(name) != true)
                    VisitField(name, null, value, type);
            return false;
        }

        private void VisitField(string name, JsonValue? before, JsonValue? after, MapType type)
        {
            if (ReferenceEquals(before, after) || type.TypeOf(name) is not { } field)
                return;
            _path.Add(new FieldElement(name));
            Visit(before, after, field);
            _path.RemoveAt(_path.Count - 1);
        }

        private bool VisitList(JsonValue? before, JsonValue? after, ListType type)
        {
            var (old, now) = (before as JsonArray, after as JsonArray);
            if (type.IsAtomic || (old is null or { Items.Count: 0 } && now is null or { Items.Count: 0 }))
                return VisitLeaf(before, after);
            var (olds, nows) = (KeyedItems.Of(old, type), KeyedItems.Of(now, type));
            var byStep = new SortedDictionary<PathElement, KeyedItems>();
            foreach (var group in nows)
                byStep.Add(group.Step, group);
            foreach (var group in olds)
            {
                byStep.Remove(group.Step, out var present);
                VisitItems(group.Step, group.Items, present?.Items ?? [], type);
            }
            foreach (var group in byStep.Values)
                VisitItems(group.Step, [], group.Items, type);
            return false;
        }

        private void VisitItems(PathElement step, List<JsonValue> before, List<JsonValue> after, ListType type)
        {
            _path.Add(step);
            if (before.Count <= 1 && after.Count <= 1)
                Visit(before.Count == 0 ? null : before[0], after.Count == 0 ? null : after[0], type.Elements);
            else
                VisitDuplicates(before, after, type);
            _path.RemoveAt(_path.Count - 1);
        }

        // Items of one key are one thing; that of a single item is another.
        private void VisitDuplicates(List<JsonValue> before, List<JsonValue> after, ListType type)
        {
            if (before.Count > 1 && after.Count > 1)
            {
                if (before.Count != after.Count || before.Zip(after).Any(pair => !ValueOrder.AreEqual(pair.First, pair.Second)))
                    _modified.Add(_path);
            }
            else if (before.Count > 1)
            {
                if (after.Count == 1)
                    Visit(null, after[0], type.Elements);
                _removed.Add(_path);
            }
            else
            {
                if (before.Count == 1)
                    Visit(before[0], null, type.Elements);
                _added.Add(_path);
            }
        }
    }
}
