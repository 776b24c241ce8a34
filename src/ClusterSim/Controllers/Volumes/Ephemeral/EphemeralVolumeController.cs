using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Ephemeral;

/// <summary>Makes the claims for volumes that are to live as long as their Pod. The Pod owns them, so they go with it.</summary>
/// <remarks>Source: controller/volume/ephemeral/controller.go; component-helpers storage/ephemeral/ephemeral.go (v1.36).</remarks>
public sealed class EphemeralVolumeController : IClusterComponent
{
    private static readonly WorkQueueOptions FiveAtATime = new() { MaxConcurrent = 5 }; // --concurrent-ephemeralvolume-syncs

    private ComponentContext _context = null!;
    private EventRecorder _events = null!;
    private WorkQueue<ObjectKey> _queue = null!;

    /// <inheritdoc/>
    public string Name => "ephemeral-volume-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_context, _events) = (context, context.EventsAs("ephemeral_volume"));
        _queue = new(context.Loop, (key, _) => new(Reconcile(key)), FiveAtATime, context.Calls) { Owner = Name };
        var pods = ClaimUsers.IndexByClaim(context.Informers.For<Pod>());
        pods.OnChange((before, after) =>
        {
            // Volumes never change, and nearly no Pod has any of these.
            if (before is null && HasAny(after!))
                _queue.Add(after!.Key);
        });
        context.Informers.For<PersistentVolumeClaim>().OnChange((before, after) =>
        {
            foreach (var pod in after is null ? pods.UsersOf(before!.Key).Where(HasAny) : [])
                _queue.Add(pod.Key);
        });
    }

    private static bool HasAny(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.Ephemeral is not null)
                return true;
        }
        return false;
    }

    private Result Reconcile(ObjectKey key)
    {
        if (_context.Client.Find<Pod>(key) is not { IsBeingDeleted: false } pod)
            return Result.Done;
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.Ephemeral is not null)
                Create(pod, volume);
        }
        return Result.Done;
    }

    private void Create(Pod pod, Volume volume)
    {
        var name = pod.ClaimOf(volume)!;
        if (_context.Client.Find<PersistentVolumeClaim>(new(pod.Metadata.Namespace!, name)) is { } claim)
        {
            if (claim.Controller?.Uid == pod.Metadata.Uid)
                return;
            var problem = $"PVC {claim.Key} was not created for pod {pod.Key} (pod is not owner)";
            _events.Record(pod, "Warning", "FailedBinding", $"ephemeral volume {volume.Name}: {problem}");
            throw new InvalidOperationException(problem); // So that it is tried again, when that claim may be gone.
        }
        var template = volume.Ephemeral!.VolumeClaimTemplate!;
        try
        {
            _context.Client.Create(new PersistentVolumeClaim
            {
                Metadata = new()
                {
                    Name = name,
                    Namespace = pod.Metadata.Namespace,
                    Labels = template.Metadata.Labels,
                    Annotations = template.Metadata.Annotations,
                    OwnerReferences = [OwnerReference.For(pod)],
                },
                Spec = template.Spec,
            });
        }
        catch (ApiException refusal) when (refusal.Reason != "AlreadyExists")
        {
            _events.Record(pod, "Warning", "FailedBinding", $"ephemeral volume {volume.Name}: create PVC {name}: {refusal.Message}");
            throw;
        }
    }
}
