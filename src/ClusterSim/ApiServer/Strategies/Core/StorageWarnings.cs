using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about storage that is asked for in ways that are going away or make no sense.</summary>
/// <remarks>Source: api/persistentvolume/util.go, api/persistentvolumeclaim/util.go (v1.36).</remarks>
internal static class StorageWarnings
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class"; // BetaStorageClassAnnotation

    public static IEnumerable<string> OfClaim(PersistentVolumeClaim claim)
    {
        if (claim.Metadata.Annotations.ContainsKey(ClassAnnotation))
            yield return $"metadata.annotations[{ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" attribute instead";
        foreach (var warning in OfClaimSpec(claim.Spec, "spec"))
            yield return warning;
    }

    /// <summary>What to warn about in a claim or a template of one that stands at <paramref name="path"/>.</summary>
    public static IEnumerable<string> OfClaimSpec(PersistentVolumeClaimSpec spec, string path)
    {
        if (IsFraction(spec.Resources.Requests.Find("storage")))
            yield return Fraction($"{path}.resources.requests[storage]", spec.Resources.Requests["storage"]);
        if (IsFraction(spec.Resources.Limits.Find("storage")))
            yield return Fraction($"{path}.resources.limits[storage]", spec.Resources.Limits["storage"]);
    }

    public static IEnumerable<string> OfVolume(PersistentVolume volume)
    {
        var spec = volume.Spec;
        if (volume.Metadata.Annotations.ContainsKey(ClassAnnotation))
            yield return $"metadata.annotations[{ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" attribute instead";
        if (spec.PersistentVolumeReclaimPolicy == "Recycle")
            yield return "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";
        var terms = spec.NodeAffinity?.Required?.NodeSelectorTerms ?? [];
        for (var i = 0; i < terms.Count; i++)
            foreach (var warning in NodeLabelWarnings.Of(terms[i], FieldPath.Spec["nodeAffinity"]["required"]["nodeSelectorTerms"][i], false))
                yield return warning;
        foreach (var (field, isSet, since) in Retired(spec))
            if (isSet)
                yield return $"spec.{field}: {since}";
        if (IsFraction(spec.Capacity.Find("storage")))
            yield return Fraction("spec.capacity[storage]", spec.Capacity["storage"]);
    }

    private static (string Field, bool IsSet, string Since)[] Retired(PersistentVolumeSpec spec) =>
    [
        ("cephfs", spec.Cephfs is not null, "deprecated in v1.28, non-functional in v1.31+"),
        ("photonPersistentDisk", spec.PhotonPersistentDisk is not null, "deprecated in v1.11, non-functional in v1.16+"),
        ("scaleIO", spec.ScaleIO is not null, "deprecated in v1.16, non-functional in v1.22+"),
        ("storageOS", spec.Storageos is not null, "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", spec.Glusterfs is not null, "deprecated in v1.25, non-functional in v1.26+"),
        ("rbd", spec.Rbd is not null, "deprecated in v1.28, non-functional in v1.31+"),
    ];

    private static bool IsFraction(Quantity quantity) => quantity.MilliValue % 1000 != 0;

    private static string Fraction(string path, Quantity quantity) => $"{path}: fractional byte value \"{quantity}\" is invalid, must be an integer";
}
