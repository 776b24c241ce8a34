using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Attachment;

/// <summary>Tells what is attached: in the Node's status, and in an Event about each Pod that waited for it.</summary>
/// <remarks>Source: controller/volume/attachdetach/statusupdater/node_status_updater.go; util/operationexecutor/operation_generator.go (v1.36).</remarks>
internal sealed class AttachedVolumes(ComponentContext context, EventRecorder events)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal); // Uids of attachments; never enumerated.

    public void Add(VolumeAttachment attachment, PersistentVolume volume, IReadOnlyList<Pod> pods)
    {
        var name = NameOf(volume);
        Change(attachment.Spec.NodeName, list => list.Any(known => known.Name == name) ? list : list.Add(new() { Name = name, DevicePath = "" }));
        if (!_told.Add(attachment.Metadata.Uid!))
            return;
        foreach (var pod in pods)
            events.Record(pod, "Normal", "SuccessfulAttachVolume", $"AttachVolume.Attach succeeded for volume \"{volume.Metadata.Name}\" ");
    }

    public void Remove(VolumeAttachment attachment, PersistentVolume? volume)
    {
        _told.Remove(attachment.Metadata.Uid!);
        if (volume is not null)
            Change(attachment.Spec.NodeName, list => list.RemoveAll(known => known.Name == NameOf(volume)));
    }

    private void Change(string nodeName, Func<ValueList<AttachedVolume>, ValueList<AttachedVolume>> change)
    {
        if (context.DirectClient.Find<Node>(new ObjectKey(nodeName)) is not { } node)
            return;
        var list = change(node.Status.VolumesAttached);
        if (list == node.Status.VolumesAttached)
            return;
        try
        {
            context.Client.UpdateStatus(node with { Status = node.Status with { VolumesAttached = list } });
        }
        catch (ApiException e) when (e.Reason is "NotFound" or "Conflict")
        {
            // The Node is gone.
        }
    }

    private static string NameOf(PersistentVolume volume) => $"kubernetes.io/csi/{volume.Spec.Csi!.Driver}^{volume.Spec.Csi.VolumeHandle}";
}
