using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Expansion;

/// <summary>Says of claims that ask for more that it is up to their driver to give it.</summary>
/// <remarks>Source: controller/volume/expand/expand_controller.go (v1.36), where no plugin is left that expands volumes by itself.</remarks>
public sealed class ClaimExpander : Reconciler<PersistentVolumeClaim>
{
    private readonly IClusterClient _client;
    private readonly EventRecorder _events;
    private readonly Dictionary<string, Quantity> _told = new(StringComparer.Ordinal); // The size asked for, by uid; looked up only.

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public ClaimExpander(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_client, _events) = (context.Client, context.EventsAs("volume_expand"));
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<PersistentVolumeClaim>(request.Key) is not { WantsMore: true } claim
            || (_told.TryGetValue(claim.Metadata.Uid!, out var told) && told == claim.RequestedSize)
            || _client.Find<PersistentVolume>(new(claim.Spec.VolumeName ?? "")) is not { Spec.ClaimRef: { } reference } || reference.Uid != claim.Metadata.Uid)
            return Result.Done;
        _told[claim.Metadata.Uid!] = claim.RequestedSize;
        _events.Record(claim, "Normal", "ExternalExpanding", "waiting for an external controller to expand this PVC");
        return Result.Done;
    }
}
