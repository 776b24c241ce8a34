namespace ClusterSim.Storage;

/// <summary>Somebody asked for a revision that the store no longer remembers; a real API server answers 410 <c>Expired</c>.</summary>
public sealed class RevisionExpiredException : Exception
{
    internal RevisionExpiredException(long requested, long oldest) : base($"too old resource version: {requested} ({oldest})") =>
        (Requested, Oldest) = (requested, oldest);

    /// <summary>The revision asked for.</summary>
    public long Requested { get; }

    /// <summary>The oldest revision from which the store still knows everything that happened.</summary>
    public long Oldest { get; }
}
