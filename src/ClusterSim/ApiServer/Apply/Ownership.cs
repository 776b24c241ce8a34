namespace ClusterSim.ApiServer.Apply;

/// <summary>Who owns which fields of a stored object: a chain of writes, until somebody looks, and from then on the answer.</summary>
/// <remarks>
/// A write costs one link, which keeps the object as it was and as it was asked to be. A long chain is worked out all the same, so that no object holds on to a long past.
/// </remarks>
internal sealed class Ownership : FieldOwnership
{
    private const int MaxLength = 8; // Longer than most Pods are ever written.

    private object _state; // Either Managed, or a Link that is replaced by it. Readers on other threads may both work it out, to the same end.

    private Ownership(object state, bool isFresh) => (_state, IsFresh) = (state, isFresh);

    /// <summary>What has been worked out.</summary>
    public static Ownership Of(Managed managed, bool isFresh = false) => new(managed, isFresh);

    /// <summary>What results from one write more.</summary>
    /// <param name="previous">Who owned what before it; null when nobody is known to own anything.</param>
    /// <param name="write">The write.</param>
    /// <param name="isFresh">Whether it is the one that made the object.</param>
    public static Ownership After(Ownership? previous, OwningWrite write, bool isFresh = false)
    {
        var length = previous?._state is Link last ? last.Length + 1 : 1;
        if (length <= MaxLength)
            return new(new Link(previous, write, length), isFresh);
        _ = previous!.Managed;
        return new(new Link(previous, write, 1), isFresh);
    }

    /// <summary>Whether the object has been created and not been written since, by anybody who comes to own fields.</summary>
    public bool IsFresh { get; }

    public override ValueList<ManagedFieldsEntry> Entries => Managed.Write();

    /// <summary>Who owns what.</summary>
    public Managed Managed => Volatile.Read(ref _state) as Managed ?? WorkOut();

    private Managed WorkOut()
    {
        var pending = new Stack<(Ownership Owner, Link Link)>();
        var managed = Managed.Nobody;
        for (var owner = this; owner is not null;)
        {
            if (Volatile.Read(ref owner._state) is not Link link)
            {
                managed = (Managed)owner._state;
                break;
            }
            pending.Push((owner, link));
            owner = link.Previous;
        }
        while (pending.TryPop(out var next))
        {
            managed = next.Link.Write.After(managed);
            Volatile.Write(ref next.Owner._state, managed);
        }
        return managed;
    }

    private sealed record Link(Ownership? Previous, OwningWrite Write, int Length);
}
