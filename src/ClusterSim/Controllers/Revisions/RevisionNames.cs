using System.Globalization;
using System.Text;
using ClusterSim.Controllers.TemplateHash;

namespace ClusterSim.Controllers.Revisions;

/// <summary>How the revisions of a workload are named and labelled.</summary>
/// <remarks>Source: history/controller_history.go, HashControllerRevision, ControllerRevisionName (v1.36).</remarks>
internal static class RevisionNames
{
    /// <summary>The label of Pods that says which revision they come from: its name (StatefulSets) or its hash (DaemonSets). DaemonSets label the revisions with it, too.</summary>
    public const string PodLabel = "controller-revision-hash";

    /// <summary>The label of a StatefulSet's revisions that holds their hash.</summary>
    public const string HashLabel = "controller.kubernetes.io/hash";

    private const int LongestPrefix = 223; // Leaves room for a hash in a name of 253 characters.

    /// <summary>The hash of a revision that holds <paramref name="data"/>.</summary>
    /// <param name="data">As <see cref="RevisionData.TextOf"/> gives it.</param>
    /// <param name="collisionCount">How many clashes of names the owner has met.</param>
    public static string Hash(string data, int collisionCount) =>
        PodTemplateHash.SafeEncode(Fnv1(data + collisionCount.ToString(CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    /// <summary>The name of the revision of <paramref name="owner"/> with that hash.</summary>
    public static string Name(ApiObject owner, string hash)
    {
        var prefix = owner.Metadata.Name!;
        return (prefix.Length > LongestPrefix ? prefix[..LongestPrefix] : prefix) + "-" + hash;
    }

    // FNV-1, which multiplies first, unlike FNV-1a.
    private static uint Fnv1(string text)
    {
        var hash = 2166136261;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash * 16777619) ^ b;
        return hash;
    }
}
