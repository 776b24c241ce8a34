using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes on which a Pod could not have its volumes, and has claims that wait for their first Pod bound to what is usable on its Node.</summary>
/// <remarks>
/// Source: plugins/volumebinding/volume_binding.go, binder.go (v1.36).
/// Differs from Kubernetes: whether what was asked for has come is seen when it does, not once a second.
/// </remarks>
public sealed class VolumeBinding : IPreFilterPlugin, IFilterPlugin, IReservePlugin, IAwaitedPreBind, IEnqueueExtensions
{
    private const string StateKey = "VolumeBinding";
    private const string MigratedPlugins = "storage.alpha.kubernetes.io/migrated-plugins"; // MigratedPluginsAnnotationKey
    private const string PlanKey = "VolumeBinding/plan";

    private static readonly (VolumeProblems Problem, string Text)[] Texts =
    [
        (VolumeProblems.NodeAffinity, "node(s) didn't match PersistentVolume's node affinity"), // ErrReasonNodeConflict
        (VolumeProblems.NothingToBind, "node(s) didn't find available persistent volumes to bind"), // ErrReasonBindConflict
        (VolumeProblems.VolumeMissing, "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"), // ErrReasonPVNotExist
    ];

    private readonly SchedulerHandle _handle;
    private readonly AssumedVolumes _assumed;
    private readonly VolumePlanner _planner;
    private readonly VolumeBindingOptions _options;

    /// <summary>Makes the plugin.</summary>
    /// <param name="handle">The scheduler it is for.</param>
    /// <param name="options">How long to wait; null for the defaults.</param>
    public VolumeBinding(SchedulerHandle handle, VolumeBindingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handle);
        _options = options ?? new();
        _handle = handle;
        _assumed = new(handle.Objects);
        _planner = new(handle.Objects, _assumed);
    }

    /// <inheritdoc/>
    public string Name => "VolumeBinding";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.Pod | Dependencies.Cluster;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.StorageClass, EventActions.Add | EventActions.Update, static (_, change) =>
            change.Before is not StorageClass before || before.AllowedTopologies != ((StorageClass)change.After!).AllowedTopologies),
        new(EventResource.PersistentVolumeClaim, EventActions.Add | EventActions.Update, static (pod, change) => Uses(pod, change.After!)),
        new(EventResource.PersistentVolume, EventActions.Add | EventActions.Update),
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeLabel),
        new(EventResource.CSINode, EventActions.Add | EventActions.Update, static (_, change) =>
            change.Before is null || change.Before.Annotation(MigratedPlugins) != change.After!.Annotation(MigratedPlugins)),
        new(EventResource.CSIDriver, EventActions.Update, static (_, change) =>
            ((CSIDriver)change.Before!).Spec.StorageCapacity == true && ((CSIDriver)change.After!).Spec.StorageCapacity != true),
    ];

    /// <summary>Skips Pods without claims; rejects those with claims that are not there, are lost or being deleted, or that the controller has yet to bind.</summary>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Pod.UsesClaims)
            return PreFilterResult.Skip;
        if (WhyUnusable(state.Pod) is { } problem)
            return new(PluginStatus.Unresolvable(problem));
        var claims = _planner.Sort(state.Pod);
        if (claims.Immediate.Count > 0)
            return new(PluginStatus.Unresolvable("pod has unbound immediate PersistentVolumeClaims"));
        state.Write(StateKey, claims);
        return PreFilterResult.Success;
    }

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!state.TryRead<PodClaims>(StateKey, out var claims))
            return;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (_planner.Plan(claims, snapshot.Entry(candidates[i]).Node!).Problems is not VolumeProblems.None and var problems)
                verdicts[i] = Verdict.Rejected((ulong)problems, resolvable: false);
        }
    }

    /// <inheritdoc/>
    public void Describe(PodShape pod, Snapshot snapshot, Verdict verdict, ICollection<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        foreach (var (problem, text) in Texts)
        {
            if (((VolumeProblems)verdict.Detail & problem) != 0)
                reasons.Add(text);
        }
    }

    /// <summary>Keeps what was found for the claims from other Pods.</summary>
    public PluginStatus Reserve(Pod pod, CycleState state, string nodeName)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.TryRead<PodClaims>(StateKey, out var claims) || claims.Delayed.Count == 0 || _handle.Objects.Find<Node>(new(nodeName)) is not { } node)
            return PluginStatus.Success;
        var plan = _planner.Plan(claims, node);
        state.Write(PlanKey, plan);
        foreach (var (volume, claim) in plan.Bindings)
            _assumed.Assume(BoundTo(volume, claim));
        foreach (var claim in plan.Provisions)
            _assumed.Assume(claim.WithAnnotation(VolumeAnnotations.SelectedNode, nodeName));
        return PluginStatus.Success;
    }

    /// <summary>Lets go of it.</summary>
    public void Unreserve(Pod pod, CycleState state, string nodeName)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.TryRead<VolumePlan>(PlanKey, out var plan))
            return;
        foreach (var (volume, _) in plan.Bindings)
            _assumed.Forget(volume);
        foreach (var claim in plan.Provisions)
            _assumed.Forget(claim);
    }

    /// <summary>Asks for what was found, and has the Pod wait until the controller has bound all its claims.</summary>
    public PluginStatus PreBind(Pod pod, CycleState state, string nodeName)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(state);
        if (!state.TryRead<VolumePlan>(PlanKey, out var plan))
            return PluginStatus.Success;
        try
        {
            foreach (var (volume, claim) in plan.Bindings)
                _assumed.Assume(_handle.Client.Update(BoundTo(volume, claim)));
            foreach (var claim in plan.Provisions)
                _assumed.Assume(_handle.Client.Update(claim.WithAnnotation(VolumeAnnotations.SelectedNode, nodeName)));
        }
        catch (ApiException refusal)
        {
            return PluginStatus.Error("binding volumes: " + refusal.Message);
        }
        return new(StatusCode.Wait, []);
    }

    TimeSpan IAwaitedPreBind.Timeout => _options.BindTimeout;

    IEnumerable<ObjectKey> IAwaitedPreBind.AwaitedClaims(CycleState state) => state.TryRead<VolumePlan>(PlanKey, out var plan)
        ? plan.Bindings.Select(static binding => ObjectKey.Of(binding.Claim)).Concat(plan.Provisions.Select(ObjectKey.Of))
        : [];

    PluginStatus? IAwaitedPreBind.StateOf(Pod pod, CycleState state, string nodeName)
    {
        if (!state.TryRead<VolumePlan>(PlanKey, out var plan) || _handle.Objects.Find<Node>(new(nodeName)) is not { } node)
            return PluginStatus.Error($"binding volumes: failed to get node \"{nodeName}\": node \"{nodeName}\" not found");
        foreach (var known in plan.Bindings.Select(static binding => binding.Claim).Concat(plan.Provisions))
        {
            if (_assumed.FindClaim(ObjectKey.Of(known)) is not { } claim)
                return PluginStatus.Error($"binding volumes: failed to check binding: {VolumeTexts.ClaimNotFound(known.Metadata.Name!)}");
            if (plan.Provisions.Contains(known) && claim.Annotation(VolumeAnnotations.SelectedNode) != nodeName)
                return PluginStatus.Error($"binding volumes: provisioning failed for PVC \"{claim.Metadata.Name}\"");
            if (!string.IsNullOrEmpty(claim.Spec.VolumeName) && _assumed.FindVolume(claim.Spec.VolumeName) is { } volume && !VolumePlanner.IsUsableOn(volume, node))
                return PluginStatus.Error($"binding volumes: pv \"{volume.Metadata.Name}\" node affinity doesn't match node \"{nodeName}\": no matching NodeSelectorTerms");
            if (!claim.IsFullyBound)
                return null;
        }
        return PluginStatus.Success;
    }

    private string? WhyUnusable(Pod pod)
    {
        foreach (var source in pod.Spec.Volumes)
        {
            if (pod.ClaimOf(source) is not { } name)
                continue;
            if (_assumed.FindClaim(new(pod.Metadata.Namespace!, name)) is not { } claim)
                return source.Ephemeral is null ? VolumeTexts.ClaimNotFound(name) : $"waiting for ephemeral volume controller to create the persistentvolumeclaim \"{name}\"";
            if (claim.Status.Phase == "Lost")
                return $"persistentvolumeclaim \"{name}\" bound to non-existent persistentvolume \"{claim.Spec.VolumeName}\"";
            if (claim.IsBeingDeleted)
                return $"persistentvolumeclaim \"{name}\" is being deleted";
            if (source.Ephemeral is not null && VolumeTexts.WhyNotFor(pod, claim) is { } stranger)
                return stranger;
        }
        return null;
    }

    private static PersistentVolume BoundTo(PersistentVolume volume, PersistentVolumeClaim claim) =>
        (volume.IsFor(claim) ? volume : volume.WithAnnotation(VolumeAnnotations.BoundByController, "yes")) is var marked && volume.Spec.ClaimRef?.Uid == claim.Metadata.Uid
            ? marked
            : marked with { Spec = marked.Spec with { ClaimRef = ObjectReference.To(claim) } };

    private static bool Uses(Pod pod, ApiObject claim) => pod.Metadata.Namespace == claim.Metadata.Namespace && pod.ClaimNames().Contains(claim.Metadata.Name);
}
