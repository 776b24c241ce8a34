namespace ClusterSim.Simulation;

/// <summary>A handle to an event that waits in a loop's queue. The default value stands for no event.</summary>
public readonly struct ScheduledEvent : IEquatable<ScheduledEvent>
{
    private readonly SimulationLoop? _loop;
    private readonly long _sequence;
    private readonly int _slot;

    internal ScheduledEvent(SimulationLoop loop, int slot, long sequence)
    {
        _loop = loop;
        _slot = slot;
        _sequence = sequence;
    }

    /// <summary>True until the event starts to run or is cancelled.</summary>
    public bool IsPending => _loop is not null && _loop.IsPending(_slot, _sequence);

    /// <summary>Takes the event out of the queue.</summary>
    /// <returns>False if there was nothing to cancel: the event has run, is running or was cancelled before.</returns>
    /// <exception cref="InvalidOperationException">Another thread than the loop's called while the loop runs in virtual time.</exception>
    public bool Cancel() => _loop is not null && _loop.Cancel(_slot, _sequence);

    /// <inheritdoc/>
    public bool Equals(ScheduledEvent other) => ReferenceEquals(_loop, other._loop) && _sequence == other._sequence;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScheduledEvent other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _sequence.GetHashCode();

    /// <summary>Whether both stand for the same event.</summary>
    public static bool operator ==(ScheduledEvent left, ScheduledEvent right) => left.Equals(right);

    /// <summary>Whether they stand for different events.</summary>
    public static bool operator !=(ScheduledEvent left, ScheduledEvent right) => !left.Equals(right);
}
