using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>The names under which the driver works.</summary>
internal sealed class DriverNames(ComponentContext context, StorageOptions options)
{
    private readonly Informer<CSIDriver> _registered = context.Informers.For<CSIDriver>();
    private readonly Dictionary<string, EventRecorder> _recorders = new(StringComparer.Ordinal); // Looked up only.

    /// <summary>Whether the driver does what is asked of this provisioner.</summary>
    public bool Contains(string provisioner) =>
        provisioner == StorageOptions.Driver || options.StandsInFor.Contains(provisioner) || _registered.Find(new(provisioner)) is not null;

    /// <summary>Writes Events as the provisioner would.</summary>
    public EventRecorder EventsOf(string provisioner)
    {
        if (!_recorders.TryGetValue(provisioner, out var recorder))
            _recorders.Add(provisioner, recorder = context.EventsAs(provisioner));
        return recorder;
    }
}
