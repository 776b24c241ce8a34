using ClusterSim.ApiServer.Strategies;

namespace ClusterSim.ApiServer.Registry;

/// <summary>How long an object may still take to end, and what a deletion writes into it.</summary>
/// <remarks>Source: apiserver registry/rest/delete.go, BeforeDelete; registry/generic/registry/store.go, markAsDeleting (v1.36).</remarks>
internal readonly record struct Grace
{
    private Grace(bool isGraceful, bool isPending, long seconds, Time until) => (IsGraceful, IsPending, Seconds, Until) = (isGraceful, isPending, seconds, until);

    /// <summary>True when the object is first marked, even when it then goes at once.</summary>
    public bool IsGraceful { get; }

    /// <summary>True when an earlier deletion holds and this one changes nothing.</summary>
    public bool IsPending { get; }

    public long Seconds { get; }

    /// <summary>The <c>deletionTimestamp</c>: when the grace period ends.</summary>
    public Time Until { get; }

    private static Grace None => default;

    /// <summary>What the strategy, the request and an earlier deletion amount to.</summary>
    public static Grace Of(ResourceStrategy strategy, ApiObject obj, DeleteOptions options, DateTimeOffset now)
    {
        var requested = options.GracePeriodSeconds is < 0 ? 1 : options.GracePeriodSeconds; // Negative means the least there is.
        if (strategy.GracePeriodSeconds(obj, requested) is not { } seconds)
            return None;
        return obj.Metadata.DeletionTimestamp is null
            ? new(true, false, seconds, now + TimeSpan.FromSeconds(seconds))
            : Shorter(obj.Metadata, requested);
    }

    /// <summary>Metadata of an object that ends within the grace period.</summary>
    public ObjectMeta Mark(ObjectMeta metadata) => NextGeneration(metadata) with { DeletionTimestamp = Until, DeletionGracePeriodSeconds = Seconds };

    /// <summary>Metadata of an object that only finalizers hold.</summary>
    public static ObjectMeta MarkNow(ObjectMeta metadata, DateTimeOffset now) => NextGeneration(metadata) with
    {
        DeletionTimestamp = metadata.DeletionTimestamp is { } earlier && earlier <= (Time)now ? earlier : now,
        DeletionGracePeriodSeconds = 0,
    };

    // A deletion under way can only be hurried.
    private static Grace Shorter(ObjectMeta metadata, long? requested)
    {
        if (metadata.DeletionGracePeriodSeconds is not ({ } current and > 0))
            return None;
        if (requested is not { } seconds || seconds >= current)
            return new(false, true, current, default);
        return new(true, false, seconds, metadata.DeletionTimestamp!.Value + TimeSpan.FromSeconds(seconds - current));
    }

    private static ObjectMeta NextGeneration(ObjectMeta metadata) =>
        metadata.DeletionTimestamp is null && metadata.Generation > 0 ? metadata with { Generation = metadata.Generation + 1 } : metadata;
}
