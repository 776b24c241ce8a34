namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Pods whose claim is for one Pod only and in use by another, and Nodes where another Pod uses the same disk.</summary>
/// <remarks>Source: plugins/volumerestrictions/volume_restrictions.go (v1.36).</remarks>
public sealed class VolumeRestrictions : IPreFilterPlugin, IFilterPlugin, IEnqueueExtensions
{
    private const string StateKey = "VolumeRestrictions";

    private static readonly Reason DiskConflict = new("node(s) had no available disk"); // ErrReasonDiskConflict
    private static readonly Reason OncePodConflict =
        new("node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"); // ErrReasonReadWriteOncePodConflict

    private readonly ISchedulerObjects _objects;

    /// <summary>Makes the plugin.</summary>
    public VolumeRestrictions(SchedulerHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        _objects = handle.Objects;
    }

    /// <inheritdoc/>
    public string Name => "VolumeRestrictions";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.Topology | Dependencies.Pod | Dependencies.Cluster;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.AssignedPod, EventActions.Delete, static (pod, change) => Frees(pod, (Pod)change.Before!)),
        new(EventResource.Node, EventActions.Add),
        new(EventResource.PersistentVolumeClaim, EventActions.Add, static (pod, change) =>
            pod.Metadata.Namespace == change.After!.Metadata.Namespace && NamedClaims(pod).Contains(change.After.Metadata.Name)),
    ];

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        var needsDisks = SharedDisks.UsesAny(state.Pod);
        if (!needsDisks && !state.Pod.UsesClaims)
            return PreFilterResult.Skip;
        var notes = new Notes();
        foreach (var name in NamedClaims(state.Pod))
        {
            if (_objects.Find<PersistentVolumeClaim>(new(state.Pod.Metadata.Namespace!, name)) is not { } claim)
                return new(PluginStatus.Unresolvable(VolumeTexts.ClaimNotFound(name)));
            if (claim.Spec.AccessModes.Contains("ReadWriteOncePod"))
                notes.Claims.Add(name);
        }
        if (notes.Claims.Count > 0)
            notes.Conflicts = CountInUse(snapshot, state.Pod.Metadata.Namespace!, notes.Claims);
        if (!needsDisks && notes.Conflicts == 0)
            return PreFilterResult.Skip;
        state.Write(StateKey, notes);
        return PreFilterResult.Success;
    }

    private int CountInUse(Snapshot snapshot, string @namespace, IEnumerable<string> claims) => claims.Count(name => IsInUse(snapshot, @namespace, name));

    /// <inheritdoc/>
    public void AddPod(PodShape pod, CycleState state, Snapshot snapshot, Pod added, int row) => Count(state, added, 1);

    /// <inheritdoc/>
    public void RemovePod(PodShape pod, CycleState state, Snapshot snapshot, Pod removed, int row) => Count(state, removed, -1);

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        var isTaken = state.TryRead<Notes>(StateKey, out var notes) && notes.Conflicts > 0;
        var needsDisks = SharedDisks.UsesAny(state.Pod);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (needsDisks && snapshot[candidates[i]].Pods.Any(other => SharedDisks.Conflict(state.Pod, other)))
                verdicts[i] = Verdict.Unschedulable(DiskConflict);
            else if (isTaken)
                verdicts[i] = Verdict.Unschedulable(OncePodConflict);
        }
    }

    private static void Count(CycleState state, Pod other, int sign)
    {
        if (state.TryRead<Notes>(StateKey, out var notes) && other.Metadata.Namespace == state.Pod.Metadata.Namespace)
            notes.Conflicts += sign * NamedClaims(other).Count(notes.Claims.Contains);
    }

    // Claims for one Pod only are rare: all Pods may be looked at for them.
    private static bool IsInUse(Snapshot snapshot, string @namespace, string claim)
    {
        for (var row = 0; row < snapshot.Count; row++)
        {
            if (snapshot.Entry(row).Pods.Exists(entry => entry.Pod.UsesClaims && entry.Pod.Metadata.Namespace == @namespace && NamedClaims(entry.Pod).Contains(claim)))
                return true;
        }
        return false;
    }

    private static bool Frees(Pod waiting, Pod gone) =>
        SharedDisks.Conflict(waiting, gone)
        || (waiting.Metadata.Namespace == gone.Metadata.Namespace && gone.UsesClaims && NamedClaims(waiting).Any(NamedClaims(gone).Contains));

    private static IEnumerable<string> NamedClaims(Pod pod) =>
        pod.Spec.Volumes.Where(static volume => volume.PersistentVolumeClaim is not null).Select(static volume => volume.PersistentVolumeClaim!.ClaimName);

    private sealed class Notes
    {
        /// <summary>Names of the Pod's claims that are for one Pod only.</summary>
        public HashSet<string> Claims { get; } = new(StringComparer.Ordinal); // Never enumerated in an order that shows.

        /// <summary>How many of them other Pods use.</summary>
        public int Conflicts { get; set; }
    }
}
