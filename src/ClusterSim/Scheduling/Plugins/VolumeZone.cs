using ClusterSim.Api.Storage;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes outside the zones that the labels of a Pod's volumes name.</summary>
/// <remarks>Source: plugins/volumezone/volume_zone.go (v1.36).</remarks>
public sealed class VolumeZone : IPreFilterPlugin, IFilterPlugin, IEnqueueExtensions
{
    private const string StateKey = "VolumeZone";
    private const string Separator = "__"; // LabelMultiZoneDelimiter

    private static readonly Reason ZoneConflict = new("node(s) had no available volume zone");
    private static readonly (string Label, string Modern)[] Labels =
    [
        ("failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"),
        ("failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"),
        ("topology.kubernetes.io/zone", "topology.kubernetes.io/zone"),
        ("topology.kubernetes.io/region", "topology.kubernetes.io/region"),
    ];

    private readonly ISchedulerObjects _objects;

    /// <summary>Makes the plugin.</summary>
    public VolumeZone(SchedulerHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        _objects = handle.Objects;
    }

    /// <inheritdoc/>
    public string Name => "VolumeZone";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.Pod | Dependencies.Cluster;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.StorageClass, EventActions.Add),
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeLabel),
        new(EventResource.PersistentVolumeClaim, EventActions.Add | EventActions.Update, static (pod, change) =>
            pod.Metadata.Namespace == change.After!.Metadata.Namespace && pod.Spec.Volumes.Any(volume => volume.PersistentVolumeClaim?.ClaimName == change.After.Metadata.Name)),
        new(EventResource.PersistentVolume, EventActions.Add | EventActions.Update, static (_, change) =>
            change.Before is null || change.Before.Metadata.Labels != change.After!.Metadata.Labels),
    ];

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Pod.UsesClaims)
            return PreFilterResult.Skip;
        var demands = new List<Demand>();
        foreach (var source in state.Pod.Spec.Volumes)
        {
            if (source.PersistentVolumeClaim is { } claim && Collect(state.Pod.Metadata.Namespace!, claim.ClaimName, demands) is { } problem)
                return new(PluginStatus.Unresolvable(problem));
        }
        if (demands.Count == 0)
            return PreFilterResult.Skip;
        state.Write(StateKey, demands);
        return PreFilterResult.Success;
    }

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!state.TryRead<List<Demand>>(StateKey, out var demands))
            return;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!Satisfies(snapshot[candidates[i]].Labels, demands))
                verdicts[i] = Verdict.Unresolvable(ZoneConflict);
        }
    }

    private string? Collect(string @namespace, string claimName, List<Demand> demands)
    {
        if (claimName.Length == 0)
            return "PersistentVolumeClaim had no name";
        if (_objects.Find<PersistentVolumeClaim>(new(@namespace, claimName)) is not { } claim)
            return VolumeTexts.ClaimNotFound(claimName);
        if (claim.Spec.VolumeName is not { Length: > 0 } volumeName)
            return WhyUnbound(claim);
        if (_objects.Find<PersistentVolume>(new(volumeName)) is not { } volume)
            return $"persistentvolume \"{volumeName}\" not found";
        foreach (var (label, modern) in Labels)
        {
            if (volume.Label(label) is { } zones)
                demands.Add(new(label, modern, zones.Split(Separator)));
        }
        return null;
    }

    private string? WhyUnbound(PersistentVolumeClaim claim) =>
        claim.ClassName.Length == 0 ? "PersistentVolumeClaim had no pv name and storageClass name"
        : _objects.Find<StorageClass>(new(claim.ClassName)) is not { } storageClass ? $"storageclass.storage.k8s.io \"{claim.ClassName}\" not found"
        : storageClass.VolumeBindingMode is null ? $"VolumeBindingMode not set for StorageClass \"{claim.ClassName}\""
        : storageClass.WaitsForConsumer ? null
        : "PersistentVolume had no name";

    // A Node that says nothing of where it is can have any volume.
    private static bool Satisfies(ValueMap<string> labels, List<Demand> demands) => !Labels.Any(known => labels.ContainsKey(known.Label))
        || demands.TrueForAll(demand => (labels.Find(demand.Label) ?? labels.Find(demand.Modern)) is { } zone && demand.Zones.Contains(zone));

    /// <summary>A label of a volume.</summary>
    /// <param name="Label">Its name.</param>
    /// <param name="Modern">The name that took its place.</param>
    /// <param name="Zones">The values of which a Node must have one.</param>
    private sealed record Demand(string Label, string Modern, string[] Zones);
}
