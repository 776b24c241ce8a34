using System.Globalization;

namespace ClusterSim.Storage;

/// <summary>Writes revisions into objects, and reads them there.</summary>
internal static class Stamp
{
    /// <summary>A copy of <paramref name="obj"/> with <paramref name="revision"/> as its <c>resourceVersion</c>.</summary>
    public static ApiObject Revision(ApiObject obj, long revision)
    {
        var metadata = obj.Metadata with { ResourceVersion = revision.ToString(CultureInfo.InvariantCulture) };
        metadata.ContentHashSlot = obj.Metadata.ContentHashSlot; // The hash leaves the revision out.
        return obj with { Metadata = metadata };
    }

    /// <summary>The revision at which <paramref name="obj"/> was written; 0 when it has none.</summary>
    public static long RevisionOf(ApiObject obj) =>
        long.TryParse(obj.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
