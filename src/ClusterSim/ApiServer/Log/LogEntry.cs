using System.Globalization;

namespace ClusterSim.ApiServer.Log;

/// <summary>One write.</summary>
/// <param name="Sequence">How many writes there were before it.</param>
/// <param name="Time">When, in virtual time.</param>
/// <param name="Actor">Who, as in <c>kubelet/node-1</c>.</param>
/// <param name="Verb">What it did.</param>
/// <param name="Resource">Kind of the object.</param>
/// <param name="Key">Namespace and name of the object.</param>
/// <param name="Revision">The store's revision with the write.</param>
/// <param name="ContentHash">Hash of the object as written, or of its last state; the same in every process.</param>
public readonly record struct LogEntry(
    long Sequence, DateTimeOffset Time, string Actor, WriteVerb Verb, ResourceType Resource, ObjectKey Key, long Revision, ulong ContentHash)
{
    /// <summary>The entry in one line, as logs of two runs are compared.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sequence} {Time:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'} {Actor} {Verb} {Resource.QualifiedName} {Key} @{Revision} {ContentHash:x16}");
}
