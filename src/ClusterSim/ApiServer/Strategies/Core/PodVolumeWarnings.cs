using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about sources of volumes that are going away or gone.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForPodSpecAndMeta (v1.36).</remarks>
internal static class PodVolumeWarnings
{
    public static IEnumerable<string> Of(ValueList<Volume> volumes, FieldPath path) => volumes.SelectMany((volume, index) => Of(volume, path[index]));

    private static IEnumerable<string> Of(Volume volume, FieldPath path)
    {
        foreach (var (field, isSet, since) in Early(volume))
            if (isSet)
                yield return $"{path[field]}: {since}";
        if (volume.Ephemeral?.VolumeClaimTemplate is { } template)
            foreach (var warning in StorageWarnings.OfClaimSpec(template.Spec, path["ephemeral"]["volumeClaimTemplate"]["spec"].ToString()))
                yield return warning;
        if (volume.Cephfs is not null)
            yield return $"{path["cephfs"]}: deprecated in v1.28, non-functional in v1.31+";
        if (volume.Rbd is not null)
            yield return $"{path["rbd"]}: deprecated in v1.28, non-functional in v1.31+";
    }

    private static (string Field, bool IsSet, string Since)[] Early(Volume volume) =>
    [
        ("photonPersistentDisk", volume.PhotonPersistentDisk is not null, "deprecated in v1.11, non-functional in v1.16+"),
        ("gitRepo", volume.GitRepo is not null, "deprecated in v1.11, and disabled by default in v1.33+"),
        ("scaleIO", volume.ScaleIO is not null, "deprecated in v1.16, non-functional in v1.22+"),
        ("flocker", volume.Flocker is not null, "deprecated in v1.22, non-functional in v1.25+"),
        ("storageOS", volume.Storageos is not null, "deprecated in v1.22, non-functional in v1.25+"),
        ("quobyte", volume.Quobyte is not null, "deprecated in v1.22, non-functional in v1.25+"),
        ("glusterfs", volume.Glusterfs is not null, "deprecated in v1.25, non-functional in v1.26+"),
    ];
}
