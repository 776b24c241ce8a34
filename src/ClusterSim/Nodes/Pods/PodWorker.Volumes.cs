using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Pods;

/// <content>Setting up the Pod's volumes, before anything of it starts.</content>
/// <remarks>Source: volumemanager/reconciler; util/goroutinemap/exponentialbackoff (v1.36).</remarks>
internal sealed partial class PodWorker
{
    private static readonly TimeSpan FirstMountRetry = TimeSpan.FromMilliseconds(500); // initialDurationBeforeRetry
    private static readonly TimeSpan LongestMountRetry = TimeSpan.FromSeconds(122); // maxDurationBeforeRetry

    private readonly Dictionary<string, DirectoryNode> _volumes = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private MountTrouble? _mountTrouble;

    /// <summary>A volume of the Pod, which its containers share. It is empty at first.</summary>
    public DirectoryNode Volume(string name)
    {
        if (!_volumes.TryGetValue(name, out var volume))
            _volumes.Add(name, volume = new(0b111_111_111) { Modified = Now });
        return volume;
    }

    /// <summary>Whether the volumes can be set up. If not, it is told, and tried again after a delay that doubles each time.</summary>
    private bool HasVolumes()
    {
        if (PodVolumes.FindMissing(this) is not { } missing)
            return true;
        var trouble = _mountTrouble ??= new();
        if (trouble.NextAttempt <= Now)
        {
            _kubelet.Events.OfPod(Pod, "Warning", "FailedMount", $"MountVolume.SetUp failed for volume \"{missing.Volume}\" : {missing.Problem}");
            trouble.Delay = trouble.Delay == TimeSpan.Zero ? FirstMountRetry : trouble.Delay + trouble.Delay < LongestMountRetry ? trouble.Delay + trouble.Delay : LongestMountRetry;
            trouble.NextAttempt = Now + trouble.Delay;
        }
        SyncIn(trouble.NextAttempt - Now);
        return false;
    }

    /// <summary>How long to wait before the volumes are tried again.</summary>
    private sealed class MountTrouble
    {
        public TimeSpan Delay { get; set; }

        public DateTimeOffset NextAttempt { get; set; }
    }
}
