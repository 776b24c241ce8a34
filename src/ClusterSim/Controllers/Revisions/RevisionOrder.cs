using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Revisions;

/// <summary>Revisions from the oldest to the newest.</summary>
/// <remarks>Source: history/controller_history.go, byRevision (v1.36).</remarks>
internal sealed class RevisionOrder : IComparer<ControllerRevision>
{
    public static RevisionOrder Oldest { get; } = new();

    public int Compare(ControllerRevision? x, ControllerRevision? y)
    {
        var order = x!.Revision.CompareTo(y!.Revision);
        if (order == 0)
            order = Nullable.Compare(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp);
        return order != 0 ? order : string.CompareOrdinal(x.Metadata.Name, y.Metadata.Name);
    }
}
