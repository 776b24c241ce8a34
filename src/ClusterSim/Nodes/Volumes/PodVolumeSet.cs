using ClusterSim.Api.Authentication;
using ClusterSim.ApiServer;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Volumes;

/// <summary>The volumes of a Pod. What is in one is worked out when a container first looks.</summary>
internal sealed partial class PodVolumeSet(PodWorker worker, ClusterStorage storage)
{
    private const int EveryonesDirectory = 0b111_111_111;
    private const string ApiAccessPrefix = "kube-api-access-";
    private const long DefaultTokenSeconds = 3600;

    private readonly Dictionary<string, SetUpVolume> _setUp = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly List<(Volume Volume, AtomicVolume Files)> _written = [];
    private readonly Dictionary<(string Audience, long Seconds), PodToken> _tokens = []; // Looked up, never enumerated.

    private string Namespace => worker.Key.Namespace;

    private DateTimeOffset Now => worker.Loop.Now;

    /// <summary>Whether there may be something without which the volume cannot be set up. The ConfigMap that a Pod's access to the API needs is taken to be there.</summary>
    public static bool MayBeIncomplete(Volume volume) =>
        volume is { EmptyDir: null, Projected: null } || (volume.Projected is not null && !volume.Name.StartsWith(ApiAccessPrefix, StringComparison.Ordinal));

    /// <summary>The volume of that name, set up now if it is not yet.</summary>
    /// <exception cref="MountException">It cannot be.</exception>
    public SetUpVolume? Find(string name)
    {
        if (_setUp.TryGetValue(name, out var known))
            return known;
        if (worker.Pod.Spec.Volumes.FirstOrDefault(volume => volume.Name == name) is not { } volume)
            return null;
        var made = SetUp(volume);
        _setUp.Add(name, made);
        return made;
    }

    /// <summary>After a reboot, the directories are there that are on the machine's disk.</summary>
    public void TakeOver(PodVolumeSet former)
    {
        foreach (var volume in worker.Pod.Spec.Volumes)
        {
            if (volume.EmptyDir is { Medium: not "Memory" } empty && former._setUp.TryGetValue(volume.Name, out var known))
                _setUp[volume.Name] = OfEmptyDir(empty, known.Root);
        }
    }

    /// <summary>Why a volume cannot be set up; null when it can.</summary>
    public string? ProblemOf(Volume volume)
    {
        try
        {
            if (VolumeContent.IsOf(volume))
                new VolumeContent(worker, this).Build(volume);
            else if (volume is { HostPath.Type.Length: > 0 } or { GitRepo: not null } or { PersistentVolumeClaim: not null })
                Find(volume.Name);
            return null;
        }
        catch (MountException problem)
        {
            return problem.Message;
        }
    }

    private SetUpVolume SetUp(Volume volume) => volume switch
    {
        { EmptyDir: { } empty } => OfEmptyDir(empty),
        { HostPath: { } path } => new(worker.MachineFiles.Get(path.Path, path.Type ?? "")),
        { PersistentVolumeClaim: { } claim } => OfClaim(claim.ClaimName, claim.ReadOnly),
        { Ephemeral: not null } => OfClaim($"{worker.Key.Name}-{volume.Name}", isReadOnly: false),
        { Image: { } image } => OfImage(image),
        { GitRepo: not null } => throw new MountException("git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`"),
        _ when VolumeContent.IsOf(volume) => OfObjects(volume),
        _ when DiskName.Of(volume) is { } disk => new(storage.Disks.GetFiles(disk, Now), IsReadOnlySource(volume), volume.Nfs is null ? "ext4" : "nfs4"),
        _ => new(NewDirectory(), volume.Csi?.ReadOnly == true),
    };

    private static bool IsReadOnlySource(Volume volume) => volume is { Nfs.ReadOnly: true } or { AwsElasticBlockStore.ReadOnly: true } or { GcePersistentDisk.ReadOnly: true }
        or { Iscsi.ReadOnly: true } or { Rbd.ReadOnly: true } or { Cephfs.ReadOnly: true } or { Cinder.ReadOnly: true } or { Fc.ReadOnly: true } or { AzureDisk.ReadOnly: true } or { AzureFile.ReadOnly: true };

    private SetUpVolume OfEmptyDir(EmptyDirVolumeSource source, FileNode? former = null)
    {
        var directory = former as DirectoryNode ?? NewDirectory();
        if (source.Medium != "Memory")
            return new(directory); // Whether it grows beyond its limit is looked at from time to time: see LocalStorage.
        return new(directory, Type: "tmpfs", LimitBytes: source.SizeLimit is { IsZero: false } size ? (long)size.WholeValue : null);
    }

    private DirectoryNode NewDirectory()
    {
        var directory = new DirectoryNode(EveryonesDirectory) { Modified = SetUpAt };
        if (worker.VolumeGroup is { } group)
            FileOwnership.Apply(directory, group, isReadOnly: false);
        return directory;
    }

    private SetUpVolume OfImage(ImageVolumeSource source)
    {
        var image = worker.Images.Resolve(source.Reference ?? "").Image;
        var files = new FileSystem(new DirectoryNode { Modified = SetUpAt }, () => SetUpAt);
        foreach (var (path, text) in image.Files)
        {
            if (path.LastIndexOf('/') is > 0 and var slash)
                files.MakeDirectory(path[..slash], withParents: true);
            files.Add(path, RegularFile.FromText(text));
        }
        return new(files.Root, IsReadOnly: true);
    }

    private SetUpVolume OfObjects(Volume volume)
    {
        var files = new AtomicVolume(worker.VolumeGroup);
        files.Root.Refresh = () => WriteFirst(volume, files); // Thousands of containers have a token that they never read.
        return new(files.Root, IsReadOnly: true, Type: volume.ConfigMap is null ? "tmpfs" : "ext4");
    }

    private void WriteFirst(Volume volume, AtomicVolume files)
    {
        _written.Add((volume, files));
        Follow(volume);
        files.Root.Refresh = null;
        try
        {
            Write(volume, files, SetUpAt);
        }
        catch (MountException)
        {
            // Something has gone since the volume was found complete.
        }
    }

    private void Write(Volume volume, AtomicVolume files, DateTimeOffset at)
    {
        var content = new VolumeContent(worker, this);
        files.Write(content.Build(volume), at);
        files.Root.Refresh = content.ValidUntil is { } end ? () => Renew(volume, files, end) : null;
    }

    /// <summary>Somebody looks into a volume with a token that the kubelet would have renewed by now.</summary>
    private void Renew(Volume volume, AtomicVolume files, DateTimeOffset end)
    {
        if (Now < end || !worker.IsReachable)
            return;
        try
        {
            Write(volume, files, Now);
        }
        catch (MountException)
        {
            // Something else is missing meanwhile: the files stay as they are.
        }
    }

    /// <summary>The token that a file holds; null when the API server gives none.</summary>
    public PodToken? FindToken(ServiceAccountTokenProjection source)
    {
        var key = (source.Audience ?? "", source.ExpirationSeconds ?? DefaultTokenSeconds);
        if (_tokens.TryGetValue(key, out var known) && Now < known.RenewAt)
            return known;
        try
        {
            var status = storage.RequestToken(new(Namespace, worker.Pod.Spec.ServiceAccountName ?? "default"), new TokenRequestSpec
            {
                Audiences = key.Item1.Length == 0 ? [] : [key.Item1],
                ExpirationSeconds = key.Item2,
                BoundObjectRef = new() { Kind = "Pod", ApiVersion = "v1", Name = worker.Key.Name, Uid = worker.Uid },
            });
            return _tokens[key] = new(Bytes.FromText(status.Token), PodToken.RenewalOf(Now, TimeSpan.FromSeconds(key.Item2)));
        }
        catch (ApiException)
        {
            return known; // As a rule because the Pod is being deleted.
        }
    }
}
