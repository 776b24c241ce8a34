using ClusterSim.ApiServer.Log;

namespace ClusterSim.Recordings.Checks;

/// <summary>A write, and the object before and after it where its kind is looked at.</summary>
internal sealed record Write(LogEntry Entry, ApiObject? Before, ApiObject? After)
{
    public string Name => $"{Entry.Resource.QualifiedName} {Entry.Key}";
}
