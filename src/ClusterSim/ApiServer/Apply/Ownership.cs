namespace ClusterSim.ApiServer.Apply;

/// <summary>Who owns which fields of a stored object: a chain of writes, until somebody looks, and from then on the answer.</summary>
/// <remarks>
/// A write keeps the object as it was and as it was asked to be. Writes of one writer in a row become one where that makes no difference;
/// a chain that becomes long all the same is worked out, so that no object holds on to a long past.
/// </remarks>
internal sealed class Ownership : FieldOwnership
{
    private const int MaxLength = 8; // Longer than most Pods are ever written.

    private object _state; // Either Managed, or the last OwningWrite, which is replaced by it. Readers on other threads may both work it out, to the same end.

    private Ownership(object state, bool isFresh) => (_state, IsFresh) = (state, isFresh);

    /// <summary>What has been worked out.</summary>
    public static Ownership Of(Managed managed, bool isFresh = false) => new(managed, isFresh);

    /// <summary>What results from one write more.</summary>
    /// <param name="previous">Who owned what before it; null when nobody is known to own anything.</param>
    /// <param name="write">The write.</param>
    /// <param name="isFresh">Whether it is the one that made the object.</param>
    public static Ownership After(Ownership? previous, OwningWrite write, bool isFresh = false)
    {
        if (previous is null || Volatile.Read(ref previous._state) is not OwningWrite last)
            return new(write.Following(previous, 1), isFresh);
        if (last.JoinedWith(write) is { } joined)
            return new(joined.Following(last.Previous, last.Length), isFresh);
        if (last.Length < MaxLength)
            return new(write.Following(previous, last.Length + 1), isFresh);
        previous.WorkOut();
        return new(write.Following(previous, 1), isFresh);
    }

    /// <summary>Whether the object has been created and not been written since, by anybody who comes to own fields.</summary>
    public bool IsFresh { get; }

    public override ValueList<ManagedFieldsEntry> Entries => Managed.Write();

    /// <summary>Who owns what.</summary>
    public Managed Managed => Volatile.Read(ref _state) as Managed ?? WorkOut();

    /// <summary>Tells what was stored in the end, which need not be kept twice where it is what was asked for.</summary>
    /// <param name="stored">What was stored.</param>
    /// <param name="isAsAsked">Whether it is known to differ from what was asked in its metadata at most.</param>
    public void Settle(ApiObject stored, bool isAsAsked) => (_state as OwningWrite)?.Settle(stored, isAsAsked);

    private Managed WorkOut()
    {
        var pending = new Stack<(Ownership Owner, OwningWrite Write)>();
        var managed = Managed.Nobody;
        for (var owner = this; owner is not null;)
        {
            var state = Volatile.Read(ref owner._state);
            if (state is not OwningWrite write)
            {
                managed = (Managed)state;
                break;
            }
            pending.Push((owner, write));
            owner = write.Previous;
        }
        while (pending.TryPop(out var next))
        {
            managed = next.Write.After(managed);
            Volatile.Write(ref next.Owner._state, managed);
        }
        return managed;
    }
}
