using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Attachment;

/// <summary>Has volumes attached to the Nodes where Pods need them, and detached from those where none does any more.</summary>
/// <remarks>
/// <para>Source: controller/volume/attachdetach/reconciler/reconciler.go, attach_detach_controller.go (v1.36).</para>
/// <para>Differs from Kubernetes: only CSI volumes are attached; a kubelet that is alive counts as having unmounted what no Pod uses, and does not say so in <c>volumesInUse</c>.</para>
/// </remarks>
public sealed class AttachDetachController : Reconciler<PersistentVolume>
{
    /// <summary>How long is waited for a Node that does not say whether it has unmounted a volume (maxWaitForUnmountDuration).</summary>
    public static readonly TimeSpan MaxWaitForUnmount = TimeSpan.FromMinutes(6);

    private const string ByVolume = "volume";
    private const string OutOfService = "node.kubernetes.io/out-of-service"; // TaintNodeOutOfService

    private readonly ComponentContext _context;
    private readonly EventRecorder _events;
    private readonly Informer<Pod> _pods;
    private readonly Informer<VolumeAttachment> _attachments;
    private readonly AttachedVolumes _attached;
    private readonly MultiAttachErrors _errors;
    private readonly Dictionary<string, DateTimeOffset> _unneededSince = new(StringComparer.Ordinal); // By attachment; looked up only.

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public AttachDetachController(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _events = context.EventsAs("attachdetach-controller");
        _pods = ClaimUsers.IndexByClaim(context.Informers.For<Pod>());
        _attachments = context.Informers.For<VolumeAttachment>();
        _attachments.AddIndex(ByVolume, static attachment => attachment.Spec.Source.PersistentVolumeName);
        (_attached, _errors) = (new(context, _events), new(_events));
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<PersistentVolume> watches)
    {
        ArgumentNullException.ThrowIfNull(watches);
        watches.Watches<Pod>(VolumesOf);
        watches.Watches<PersistentVolumeClaim>((before, after) => before?.Spec.VolumeName != after?.Spec.VolumeName && (after ?? before)!.Spec.VolumeName is { Length: > 0 } name ? [new(name)] : []);
        watches.Watches<VolumeAttachment>(attachment => attachment.Spec.Source.PersistentVolumeName is { } name ? [new(name)] : []);
        watches.Watches<Node>((before, after) => before is not null && (after is null || IsSilent(before) != IsSilent(after)) ? AttachedTo(before.Metadata.Name!) : []);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        var attachments = _attachments.ByIndex(ByVolume, request.Key.Name).ToList();
        var volume = _context.Client.Find<PersistentVolume>(request.Key);
        var users = volume is null ? [] : UsersOf(volume);
        if (attachments.Count == 0 && users.Count == 0)
            return Result.Done;
        var result = Result.Done;
        foreach (var attachment in attachments)
        {
            var pods = users.FindAll(pod => pod.Spec.NodeName == attachment.Spec.NodeName);
            if (pods.Count > 0 && !attachment.IsBeingDeleted)
            {
                _unneededSince.Remove(attachment.Metadata.Name!);
                if (attachment.Status.Attached)
                    _attached.Add(attachment, volume!, pods);
            }
            else if (Detach(attachment) is { } wait && (result.RequeueAfter is null || wait < result.RequeueAfter))
                result = Result.After(wait);
        }
        foreach (var pods in users.GroupBy(pod => pod.Spec.NodeName!, StringComparer.Ordinal))
        {
            if (!attachments.Exists(attachment => attachment.Spec.NodeName == pods.Key) && Attach(volume!, pods.Key, [.. pods], users, attachments) is { } made)
                attachments.Add(made);
        }
        return result;
    }

    private VolumeAttachment? Attach(PersistentVolume volume, string node, List<Pod> pods, List<Pod> users, List<VolumeAttachment> attachments)
    {
        if (_context.Client.Find<Node>(new(node)) is null)
            return null;
        if (attachments.Count > 0 && !volume.Spec.AccessModes.Any(mode => mode is "ReadWriteMany" or "ReadOnlyMany"))
        {
            _errors.Tell(volume, node, pods, users.FindAll(user => attachments.Exists(attachment => attachment.Spec.NodeName == user.Spec.NodeName)));
            return null;
        }
        _errors.Forget(volume, node);
        var name = VolumeAttachment.NameFor(volume.Spec.Csi!, node);
        if (_context.DirectClient.Find<VolumeAttachment>(new(name)) is not null)
            return null; // The cache does not show it yet, or it is still being detached.
        return _context.Client.Create(new VolumeAttachment
        {
            Metadata = new() { Name = name },
            Spec = new() { Attacher = volume.Spec.Csi!.Driver, NodeName = node, Source = new() { PersistentVolumeName = volume.Metadata.Name } },
        });
    }

    /// <summary>No Pod on the Node needs the volume: it is detached, once it is certain that the Node does not use it any longer.</summary>
    /// <returns>How long to wait for that; null when there is nothing to wait for.</returns>
    private TimeSpan? Detach(VolumeAttachment attachment)
    {
        if (attachment.IsBeingDeleted)
            return null;
        var now = _context.Client.Now;
        var name = attachment.Metadata.Name!;
        if (!_unneededSince.TryGetValue(name, out var since))
            _unneededSince.Add(name, since = now);
        if (_context.Client.Find<Node>(new(attachment.Spec.NodeName)) is { } node && IsSilent(node) && now < since + MaxWaitForUnmount)
            return since + MaxWaitForUnmount - now;
        _unneededSince.Remove(name);
        _attached.Remove(attachment, _context.Client.Find<PersistentVolume>(new(attachment.Spec.Source.PersistentVolumeName!)));
        _context.Client.Delete(attachment);
        return null;
    }

    /// <summary>The Pods that need the volume where they are, the oldest first.</summary>
    private List<Pod> UsersOf(PersistentVolume volume)
    {
        if (volume.Spec is not { Csi: { } source, ClaimRef: { } claim } || !VolumeAttachment.IsNeededBy(_context.Client.Find<CSIDriver>(new(source.Driver))))
            return [];
        var key = new ObjectKey(claim.Namespace ?? "", claim.Name ?? "");
        if (_context.Client.Find<PersistentVolumeClaim>(key)?.Spec.VolumeName != volume.Metadata.Name)
            return [];
        return [.. _pods.UsersOf(key).Where(pod => pod.IsBound && !pod.IsTerminal).OrderBy(pod => pod.Metadata.CreationTimestamp)];
    }

    private IEnumerable<ObjectKey> VolumesOf(Pod? before, Pod? after)
    {
        var pod = (after ?? before)!;
        if (!pod.UsesClaims || !pod.IsBound || (before is not null && after is not null && before.IsBound && before.IsTerminal == after.IsTerminal))
            return [];
        return pod.ClaimNames()
            .Select(claim => _context.Client.Find<PersistentVolumeClaim>(new(pod.Metadata.Namespace!, claim))?.Spec.VolumeName)
            .Where(volume => !string.IsNullOrEmpty(volume))
            .Select(volume => new ObjectKey(volume!));
    }

    private IEnumerable<ObjectKey> AttachedTo(string node) =>
        _attachments.Items.Where(attachment => attachment.Spec.NodeName == node && attachment.Spec.Source.PersistentVolumeName is not null).Select(attachment => new ObjectKey(attachment.Spec.Source.PersistentVolumeName!));

    /// <summary>Whether nobody on the Node would say that a volume is unmounted, and nobody vouches for its being down.</summary>
    private static bool IsSilent(Node node) =>
        !node.Status.Conditions.IsTrue("Ready") && !node.Spec.Taints.Any(taint => taint.Key == OutOfService);
}
