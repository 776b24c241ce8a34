namespace ClusterSim.ApiServer.Apply;

/// <summary>Works out what applying a configuration makes of an object, and who owns what then.</summary>
/// <remarks>Source: structured-merge-diff merge/update.go, Apply and prune (v6); apimachinery managedfields/internal/structuredmerge.go (v1.36).</remarks>
internal static class OwnershipApply
{
    /// <summary>What an apply comes to.</summary>
    /// <param name="Object">The object; null when it is as it was.</param>
    /// <param name="Managed">Who owns what.</param>
    public readonly record struct Outcome(JsonObject? Object, Managed Managed);

    /// <exception cref="ApplyConflict">Others own fields to which the configuration gives other values, and it is not forced.</exception>
    public static Outcome Apply(Managed managed, VersionedObject live, JsonObject config, string version, ManagerId applier, Func<FieldSet, FieldSet> filter, bool force, Time now)
    {
        var type = live.In(version)!.Value.Type;
        managed = managed.FittedTo(live);
        var merged = live.With((JsonObject)TypedMerge.Merge(live.Json, config, type)!);
        var last = managed.Find(applier);
        var applied = new ManagedEntry(applier, version, filter(FieldsOf.Value(config, type)), last?.Time);
        List<ManagedEntry> all = [.. managed.Where(entry => entry.Id != applier), applied];
        merged = Prune(merged, all, version, last);

        var others = OwnershipUpdate.Others(managed, applier, new(live, merged, filter), out var conflicts).ToList();
        if (!force && conflicts.Count > 0)
            throw new ApplyConflict(conflicts);
        var changed = ValueOrder.AreEqual(live.Json, merged.Json) ? null : merged.Json;
        others.Add(applied with { Fields = OwnershipUpdate.Strip(applied.Fields), Time = changed is null ? last?.Time : now });
        return new(changed, Managed.Of(others));
    }

    /// <summary>Takes out what the applier applied last time and does not any more, unless somebody else owns it, too.</summary>
    private static VersionedObject Prune(VersionedObject merged, List<ManagedEntry> managed, string version, ManagedEntry? last)
    {
        if (last is null || last.Fields.IsEmpty || merged.In(last.ApiVersion) is not var (json, type))
            return merged;
        var was = last.Fields.WithNamedFields(type);
        var pruned = merged.WithChanged(last.ApiVersion, (JsonObject)TypedRemoval.Remove(json, was, type));
        foreach (var group in managed.GroupBy(entry => entry.ApiVersion).OrderBy(group => group.Key != last.ApiVersion).ThenBy(group => group.Key, StringComparer.Ordinal))
            pruned = AddBackOwned(merged, pruned, group.Key, group.Aggregate(FieldSet.Empty, (fields, entry) => fields.Union(entry.Fields)));

        // What goes was the applier's: all else that fell out with it comes back.
        var left = FieldsOf.Value(pruned.In(last.ApiVersion)!.Value.Json, type).WithNamedFields(type);
        var gone = FieldsOf.Value(json, type).WithNamedFields(type).Difference(left).Intersection(was);
        return version == last.ApiVersion || !gone.IsEmpty ? merged.WithChanged(last.ApiVersion, (JsonObject)TypedRemoval.Remove(json, gone, type)) : merged;
    }

    private static VersionedObject AddBackOwned(VersionedObject merged, VersionedObject pruned, string version, FieldSet owned)
    {
        if (merged.In(version) is not var (json, type) || pruned.In(version) is not var (left, _))
            return pruned;
        var kept = FieldsOf.Value(left, type).WithNamedFields(type).Union(owned.WithNamedFields(type));
        return merged.WithChanged(version, (JsonObject)TypedRemoval.Remove(json, FieldsOf.Value(json, type).WithNamedFields(type).Difference(kept), type));
    }
}
