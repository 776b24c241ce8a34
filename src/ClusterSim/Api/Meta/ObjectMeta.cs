namespace ClusterSim.Api.Meta;

/// <summary>Metadata that every stored object has: identity, labels, owners and bookkeeping.</summary>
public sealed record ObjectMeta : ApiRecord
{
    private readonly FieldOwnership.Slot _ownership;

    /// <summary>Name, unique per kind within the namespace; cannot be changed.</summary>
    public string? Name { get; init; }

    /// <summary>Prefix for a server-made unique name; used only when <c>name</c> is empty.</summary>
    public string? GenerateName { get; init; }

    /// <summary>Namespace the object lives in; empty for cluster-wide kinds. Cannot be changed.</summary>
    public string? Namespace { get; init; }

    /// <summary>Retired: URL of the object, no longer filled in.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Identifier that no other object, past or future, shares. Set by the server at creation.</summary>
    public string? Uid { get; init; }

    /// <summary>Opaque version that changes with every write; send it back to detect conflicting updates.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Number that grows by one with each change of the desired state. Set by the server.</summary>
    [OmitZero]
    public long Generation { get; init; }

    /// <summary>Time at which the server created the object, in whole seconds. Set by the server.</summary>
    public Time? CreationTimestamp { get; init; }

    /// <summary>Time after which the object is to be gone. Null unless deletion was requested; set by the server.</summary>
    public Time? DeletionTimestamp { get; init; }

    /// <summary>Seconds granted for a graceful end; only set with <c>deletionTimestamp</c> and can only shrink.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }

    /// <summary>Key-value pairs by which objects are selected and grouped.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>Free-form data for tools and controllers, not selectable; at most 256 KiB in total.</summary>
    public ValueMap<string> Annotations { get; init; } = [];

    /// <summary>Objects that own this one; it is garbage collected once all of them are gone.</summary>
    [ListKeys("uid"), PatchMerge("uid")]
    public ValueList<OwnerReference> OwnerReferences { get; init; } = [];

    /// <summary>Tokens that keep a deleted object in place until their controllers remove them.</summary>
    [SetList, PatchMerge]
    public ValueList<string> Finalizers { get; init; } = [];

    /// <summary>Which manager owns which fields, for server-side apply.</summary>
    /// <remarks>
    /// Kept up to date with every write, but worked out only when somebody reads it. It says nothing of the object itself: metadata is equal whoever owns its fields.
    /// In an update only what was set here counts, not what was read and passed on by <c>with</c>.
    /// </remarks>
    [Atomic]
    public ValueList<ManagedFieldsEntry> ManagedFields
    {
        get => _ownership.Value?.Entries ?? [];
        init => _ownership = new(FieldOwnership.Stated(value));
    }

    /// <summary>What <see cref="ManagedFields"/> are worked out from; null when nobody is known to own anything.</summary>
    internal FieldOwnership? Ownership { get => _ownership.Value; init => _ownership = new(value); }

    /// <summary>The same metadata with other owners.</summary>
    internal ObjectMeta OwnedAs(FieldOwnership? ownership)
    {
        if (ReferenceEquals(ownership, Ownership))
            return this;
        var copy = this with { Ownership = ownership };
        copy.ContentHashSlot = ContentHashSlot; // Who owns what is no part of the content.
        return copy;
    }

    /// <summary>The same metadata, written at a revision.</summary>
    internal ObjectMeta WrittenAt(string resourceVersion, FieldOwnership? ownership)
    {
        var copy = this with { ResourceVersion = resourceVersion, Ownership = ownership };
        copy.ContentHashSlot = ContentHashSlot; // Nor is the revision.
        return copy;
    }
}
