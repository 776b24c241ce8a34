namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Cells that volumes and claims share.</summary>
/// <remarks>Source: pkg/apis/core/helper/helpers.go, GetAccessModesAsString, GetPersistentVolumeClass, GetPersistentVolumeClaimClass (v1.36).</remarks>
internal static class VolumeCells
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class"; // BetaStorageClassAnnotation

    private static readonly (string Mode, string Short)[] Modes = [("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"), ("ReadWriteOncePod", "RWOP")];

    /// <summary>Access modes by their abbreviations, each once and in a fixed order.</summary>
    public static string AccessModes(ValueList<string> modes) => string.Join(',', Modes.Where(known => modes.Contains(known.Mode)).Select(known => known.Short));

    /// <summary>The class; the annotation it was once given by still goes first.</summary>
    public static string ClassOf(ApiObject obj, string? named) => obj.Metadata.Annotations.TryGetValue(ClassAnnotation, out var annotated) ? annotated : named ?? "";

    /// <summary>Where it stands; who is being deleted is terminating, whatever the phase.</summary>
    public static string? PhaseOf(ApiObject obj, string? phase) => obj.Metadata.DeletionTimestamp is null ? phase : "Terminating";
}
