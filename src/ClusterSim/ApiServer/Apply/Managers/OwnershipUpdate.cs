namespace ClusterSim.ApiServer.Apply;

/// <summary>Works out who owns what after an object was written other than by applying: the writer owns what it changed, and nobody else does any longer.</summary>
/// <remarks>Source: structured-merge-diff merge/update.go (v6); apimachinery managedfields/internal/managedfieldsupdater.go, stripmeta.go, capmanagers.go (v1.36).</remarks>
internal static class OwnershipUpdate
{
    private const int MaxUpdaters = 10; // DefaultMaxUpdateManagers
    private const string Bucket = "ancient-changes"; // oldUpdatesManagerName

    private static readonly FieldSet NeverOwned = ((string[][])
    [
        ["apiVersion"], ["kind"], ["metadata"], ["metadata", "name"], ["metadata", "namespace"], ["metadata", "creationTimestamp"], ["metadata", "selfLink"], ["metadata", "uid"],
        ["metadata", "clusterName"], ["metadata", "generation"], ["metadata", "managedFields"], ["metadata", "resourceVersion"],
    ]).Aggregate(FieldSet.Empty, (all, path) => all.Union(FieldSet.OfFields(path)));

    /// <summary>Who owns what after <paramref name="writer"/> made <paramref name="after"/> of <paramref name="before"/>.</summary>
    /// <exception cref="TypedException">One of the states is not what its kind's schema says it is.</exception>
    public static Managed After(Managed managed, VersionedObject before, VersionedObject after, ManagerId writer, Func<FieldSet, FieldSet> filter, Time now)
    {
        var version = writer.ApiVersion!;
        var comparisons = new Comparisons(before, after, filter);
        var change = comparisons.In(version)!;
        var entries = Others(managed.FittedTo(before), null, comparisons, out _).ToList();
        var own = Strip(change.Set);
        if (!own.IsEmpty)
        {
            var at = entries.FindIndex(entry => entry.Id == writer);
            var entry = new ManagedEntry(writer, version, at < 0 ? own : own.Union(entries[at].Fields), now);
            if (at < 0)
                entries.Add(entry);
            else
                entries[at] = entry;
        }
        return Managed.Of(Cap(entries));
    }

    /// <summary>What is left to everybody but <paramref name="writer"/> after a change, and what somebody thereby loses that is still there.</summary>
    public static IEnumerable<ManagedEntry> Others(Managed managed, ManagerId? writer, Comparisons comparisons, out List<(ManagerId Manager, FieldSet Fields)> conflicts)
    {
        var left = new List<ManagedEntry>();
        conflicts = [];
        foreach (var entry in managed)
        {
            if (entry.Id == writer || comparisons.In(entry.ApiVersion) is not { } change)
                continue;
            var conflict = entry.Fields.Intersection(change.Set);
            if (!conflict.IsEmpty)
                conflicts.Add((entry.Id, conflict));
            left.Add(entry with { Fields = entry.Fields.Difference(conflict).Difference(change.Removed) });
        }
        return left;
    }

    /// <summary>Without what nobody is ever said to own.</summary>
    public static FieldSet Strip(FieldSet fields) => fields.Difference(NeverOwned);

    // The oldest share one entry for each version, so that there are never too many.
    private static List<ManagedEntry> Cap(List<ManagedEntry> entries)
    {
        entries.RemoveAll(entry => entry.Fields.IsEmpty);
        var updaters = entries.Where(entry => !entry.Id.IsApplier).OrderBy(entry => entry.Time ?? default).ThenBy(entry => entry.Id).ToList();
        var count = updaters.Count;
        var first = new Dictionary<string, ManagedEntry>(StringComparer.Ordinal); // Looked up only.
        foreach (var entry in updaters)
        {
            if (count <= MaxUpdaters)
                break;
            if (first.TryAdd(entry.ApiVersion, entry))
                continue;
            var id = new ManagerId(Bucket, false, entry.ApiVersion, "");
            var bucket = entries.Find(other => other.Id == id) ?? first[entry.ApiVersion];
            entries.Remove(bucket);
            entries.Remove(entry);
            entries.Add(new(id, entry.ApiVersion, entry.Fields.Union(bucket.Fields), entry.Time));
            count--;
        }
        return entries;
    }

    /// <summary>The differences between two states, in each version somebody owns fields in.</summary>
    internal sealed class Comparisons(VersionedObject before, VersionedObject after, Func<FieldSet, FieldSet> filter)
    {
        private readonly Dictionary<string, TypedComparison?> _byVersion = new(StringComparer.Ordinal); // Looked up only.

        /// <summary>The differences in <paramref name="version"/>; null when the kind has no such version any longer.</summary>
        public TypedComparison? In(string version)
        {
            if (!_byVersion.TryGetValue(version, out var comparison))
                _byVersion[version] = comparison = before.In(version) is { } old && after.In(version) is { } now ? TypedComparison.Of(old.Json, now.Json, now.Type).Only(filter) : null;
            return comparison;
        }
    }
}
