namespace ClusterSim.Api;

/// <summary>The base of everything the Kubernetes API is made of: an immutable record, equal to another by value.</summary>
/// <remarks>
/// Objects are shared: the store, every cache and every watch hold the same instance. Changing one means copying it with <c>with</c>;
/// parts that did not change stay shared.
/// </remarks>
public abstract record ApiRecord
{
    // Filled in by whoever first needs it, and forgotten by `with`: a copy may differ. Zero means not computed yet.
    private ulong _contentHash;

    /// <summary>Starts a new record.</summary>
    protected ApiRecord()
    {
    }

    /// <summary>Starts a copy of <paramref name="original"/>, as <c>with</c> does.</summary>
    protected ApiRecord(ApiRecord original) => _ = original;

    /// <summary>A hash of the content that is the same in every process; see <c>ContentHash</c> in Serialization.</summary>
    internal ref ulong ContentHashSlot => ref _contentHash;

    /// <summary>True when both are of one type; the parts are compared by the types that hold them.</summary>
    public virtual bool Equals(ApiRecord? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
