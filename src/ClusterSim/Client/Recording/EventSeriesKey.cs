namespace ClusterSim.Client.Recording;

/// <summary>What makes two Events of the newer form one series: everything but the note and the time.</summary>
internal readonly record struct EventSeriesKey(string Type, string Reason, string Action, ObjectReference Regarding, ObjectReference? Related)
{
    // The rest seldom tells two apart that are about one object.
    public override int GetHashCode() => HashCode.Combine(Reason, Regarding.Uid);
}
