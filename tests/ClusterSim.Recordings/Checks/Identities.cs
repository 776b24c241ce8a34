using ClusterSim.ApiServer.Log;

namespace ClusterSim.Recordings.Checks;

/// <summary>No uid comes twice, and none ever changes; nor does the time of creation.</summary>
internal sealed class Identities : Invariant
{
    private readonly HashSet<string> _uids = new(StringComparer.Ordinal);

    public override IEnumerable<string> In(Write write)
    {
        if (write.After is not { } after)
            yield break;
        if (write.Entry.Verb == WriteVerb.Create && (after.Metadata.Uid is not { Length: > 0 } uid || !_uids.Add(uid)))
            yield return $"{write.Name} was created with the uid \"{after.Metadata.Uid}\", which is not new";
        if (write.Before is { } before && (before.Metadata.Uid != after.Metadata.Uid || before.Metadata.CreationTimestamp != after.Metadata.CreationTimestamp))
            yield return $"{write.Name} became another object";
    }
}
