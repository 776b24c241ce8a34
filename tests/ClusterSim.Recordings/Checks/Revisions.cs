namespace ClusterSim.Recordings.Checks;

/// <summary>Each write has a higher revision than the one before it, and the object says so; the log counts them without a gap.</summary>
internal sealed class Revisions : Invariant
{
    private long _revision;
    private long? _sequence;

    public override IEnumerable<string> In(Write write)
    {
        var entry = write.Entry;
        if (entry.Revision <= _revision)
            yield return $"{write.Name} was written at revision {entry.Revision} after {_revision}";
        if (_sequence is { } last && entry.Sequence != last + 1)
            yield return $"write {entry.Sequence} follows write {last}";
        if (write.After is { } obj && obj.Metadata.ResourceVersion != entry.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))
            yield return $"{write.Name} has resourceVersion {obj.Metadata.ResourceVersion} at revision {entry.Revision}";
        (_revision, _sequence) = (entry.Revision, entry.Sequence);
    }
}
