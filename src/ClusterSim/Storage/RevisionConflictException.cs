namespace ClusterSim.Storage;

/// <summary>A write expected another revision of the object than the store has; a real API server answers 409 <c>Conflict</c>.</summary>
internal sealed class RevisionConflictException(ObjectKey key, long expected, long actual)
    : Exception($"{key} was expected at revision {expected} but is at {actual}")
{
    public long Expected { get; } = expected;

    public long Actual { get; } = actual;
}
