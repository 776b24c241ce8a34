using ClusterSim.Nodes.Pressure;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Nodes.Volumes;

namespace ClusterSim.Nodes.Pods;

/// <content>The Pod's volumes: set up before anything of it starts.</content>
/// <remarks>Source: kubelet.go (SyncPod), volumemanager/volume_manager.go (WaitForAttachAndMount), volumemanager/reconciler; util/goroutinemap/exponentialbackoff (v1.36).</remarks>
internal sealed partial class PodWorker
{
    private static readonly TimeSpan FirstMountRetry = TimeSpan.FromMilliseconds(500); // initialDurationBeforeRetry
    private static readonly TimeSpan LongestMountRetry = TimeSpan.FromSeconds(122); // maxDurationBeforeRetry

    private static readonly TimeSpan AttachTimeout = TimeSpan.FromSeconds(123); // podAttachAndMountTimeout

    private PodVolumeSet? _volumes;
    private DateTimeOffset? _attachDeadline;
    private List<MountTrouble>? _mountTroubles;

    /// <summary>The volumes, which its containers share.</summary>
    public PodVolumeSet Volumes => _volumes ??= new(this, _kubelet.Storage);

    /// <summary>The disk of the machine.</summary>
    public MachineFiles MachineFiles => _kubelet.Files;

    public ImageRegistry Images => _kubelet.Images;

    public string NodeName => _kubelet.Name;

    /// <summary>Whether the kubelet can ask the API server for something.</summary>
    public bool IsReachable => _kubelet.ReachesApi;

    /// <summary>The group to which volumes are given; null when they stay as they are.</summary>
    public int? VolumeGroup => (int?)Pod.Spec.SecurityContext?.FsGroup;

    /// <summary>The user as which all containers run; null when the spec does not say, or says of some something else.</summary>
    /// <remarks>Source: pkg/volume/util/util.go, FsUserFrom (v1.36).</remarks>
    public int? CommonUser
    {
        get
        {
            int? common = null;
            foreach (var slot in _slots)
            {
                if ((slot.Spec.SecurityContext?.RunAsUser ?? Pod.Spec.SecurityContext?.RunAsUser) is not { } user || (common is not null && common != user))
                    return null;
                common = (int)user;
            }
            return common;
        }
    }

    /// <summary>A volume could not be set up, or brought up to date.</summary>
    public void MountFailed(string volume, string problem)
    {
        if (_stage == Stage.Syncing)
            _kubelet.Events.OfPod(Pod, "Warning", "FailedMount", $"MountVolume.SetUp failed for volume \"{volume}\" : {problem}");
    }

    /// <summary>Whether what the Pod writes to the machine's disk is limited.</summary>
    public bool HasLimitedStorage => _hasLimitedStorage ??= LocalStorage.IsLimited(Pod.Spec);

    private bool? _hasLimitedStorage;

    /// <summary>Files of one of its containers have changed.</summary>
    public void FilesChanged()
    {
        WakeProbes();
        if (HasLimitedStorage)
            _kubelet.Pressure.FilesChanged();
    }

    /// <summary>Its containers use so many bytes more, or less.</summary>
    public void MemoryChanged(long bytes) => _kubelet.Pressure.MemoryChanged(bytes);

    /// <summary>Whether the volumes can be set up. If not, it is told, and tried again after a delay that doubles each time.</summary>
    private bool HasVolumes()
    {
        if (!Pod.Spec.Volumes.Any(static volume => PodVolumeSet.MayBeIncomplete(volume)))
            return true;
        if (ClaimTrouble() is { } claims)
        {
            _kubelet.Events.OfPod(Pod, "Warning", "FailedMount", "Unable to attach or mount volumes: " + claims);
            SyncIn(Kubelet.ErrorRetryInterval);
            return false;
        }
        if (Pod.UsesClaims && Volumes.Unattached() is { } unattached)
        {
            AwaitAttachment(unattached);
            return false;
        }
        if (NextMount() is { } next)
        {
            SyncIn(next - Now);
            return false;
        }
        Volumes.Follow();
        if (Pod.UsesClaims)
            FinishExpansions();
        return true;
    }

    /// <summary>Enlarges the file systems on disks that have become larger.</summary>
    /// <remarks>Source: util/operationexecutor/node_expander.go (v1.36). Differs from Kubernetes: what runs already keeps the limit it began with.</remarks>
    public void FinishExpansions()
    {
        foreach (var name in Pod.ClaimNames())
        {
            if (FindClaim(name) is not { ExpansionState: ExpansionExtensions.NodePending } claim || FindVolume(claim.Spec.VolumeName ?? "") is not { } volume)
                continue;
            if (!_kubelet.WriteStatus(claim.Expanded(volume.Size)))
                continue;
            _kubelet.Events.OfPod(Pod, "Normal", "FileSystemResizeSuccessful", $"MountVolume.NodeExpandVolume succeeded for volume \"{volume.Metadata.Name}\" {NodeName}");
        }
    }

    /// <summary>Waits for volumes to be attached; when that takes too long, it is told, and waited for once more.</summary>
    private void AwaitAttachment(List<string> volumes)
    {
        if (_attachDeadline <= Now)
        {
            _kubelet.Events.OfPod(Pod, "Warning", "FailedMount",
                $"Unable to attach or mount volumes: unmounted volumes=[{string.Join(' ', volumes)}], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition");
            _attachDeadline = null;
        }
        _attachDeadline ??= Now + AttachTimeout;
        SyncIn(_attachDeadline.Value - Now);
    }

    /// <summary>What is wrong with claims, as the kubelet says it; null when nothing is.</summary>
    private string? ClaimTrouble()
    {
        List<string>? names = null, problems = null;
        foreach (var volume in Pod.Spec.Volumes)
        {
            if (Volumes.ClaimProblemOf(volume) is not { } problem)
                continue;
            (names ??= []).Add(volume.Name);
            (problems ??= []).Add(problem);
        }
        if (names is null)
            return null;
        names.Sort(StringComparer.Ordinal);
        return $"unmounted volumes=[{string.Join(' ', names)}], unattached volumes=[], failed to process volumes=[{string.Join(' ', names)}]: {string.Join("; ", problems!)}";
    }

    /// <summary>Sets up volumes whose turn it is.</summary>
    /// <returns>When the next that failed is tried again; null when none has.</returns>
    private DateTimeOffset? NextMount()
    {
        DateTimeOffset? next = null;
        foreach (var volume in Pod.Spec.Volumes)
        {
            if (!PodVolumeSet.MayBeIncomplete(volume))
                continue;
            var trouble = _mountTroubles?.Find(known => known.Volume == volume.Name);
            if (trouble is null || trouble.NextAttempt <= Now)
                trouble = TryMount(volume, trouble);
            if (trouble is not null && (next is null || trouble.NextAttempt < next))
                next = trouble.NextAttempt;
        }
        return next;
    }

    private MountTrouble? TryMount(Volume volume, MountTrouble? trouble)
    {
        if (Volumes.ProblemOf(volume) is not { } problem)
        {
            if (trouble is not null)
                _mountTroubles!.Remove(trouble);
            return null;
        }
        MountFailed(volume.Name, problem);
        if (trouble is null)
            (_mountTroubles ??= []).Add(trouble = new(volume.Name));
        trouble.Delay = trouble.Delay == TimeSpan.Zero ? FirstMountRetry : trouble.Delay + trouble.Delay < LongestMountRetry ? trouble.Delay + trouble.Delay : LongestMountRetry;
        trouble.NextAttempt = Now + trouble.Delay;
        return trouble;
    }

    /// <summary>How long to wait before a volume is tried again.</summary>
    private sealed class MountTrouble(string volume)
    {
        public string Volume { get; } = volume;

        public TimeSpan Delay { get; set; }

        public DateTimeOffset NextAttempt { get; set; }
    }
}
