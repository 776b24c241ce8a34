using System.Globalization;

namespace ClusterSim.Storage;

/// <summary>Writes revisions into objects, and reads them there.</summary>
internal static class Stamp
{
    /// <summary>A copy of <paramref name="obj"/> with <paramref name="revision"/> as its <c>resourceVersion</c>, whose fields are owned as before.</summary>
    public static ApiObject Revision(ApiObject obj, long revision) => Revision(obj, revision, obj.Metadata.Ownership);

    /// <summary>A copy of <paramref name="obj"/> with <paramref name="revision"/> as its <c>resourceVersion</c> and with its owners.</summary>
    public static ApiObject Revision(ApiObject obj, long revision, FieldOwnership? ownership) =>
        obj with { Metadata = obj.Metadata.WrittenAt(revision.ToString(CultureInfo.InvariantCulture), ownership) };

    /// <summary>The revision at which <paramref name="obj"/> was written; 0 when it has none.</summary>
    public static long RevisionOf(ApiObject obj) =>
        long.TryParse(obj.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
