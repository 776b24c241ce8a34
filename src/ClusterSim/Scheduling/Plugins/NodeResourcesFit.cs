namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes without room for what a Pod asks for, or for one more Pod; scores the others by how much would be in use.</summary>
/// <remarks>Source: plugins/noderesources/fit.go (v1.36). Scoring leaves requests of the Pod as a whole out, as the real one does.</remarks>
public sealed class NodeResourcesFit : IPreFilterPlugin, IFilterPlugin, IPreScorePlugin, IScorePlugin, IEnqueueExtensions
{
    private readonly NodeResourcesFitOptions _options;
    private readonly AllocationScorer _scorer;
    private readonly object _scoringKey = new();

    /// <summary>Makes the plugin.</summary>
    /// <param name="options">What to ignore and how to score; null for the defaults.</param>
    /// <exception cref="ArgumentException">The scoring strategy is not valid.</exception>
    public NodeResourcesFit(NodeResourcesFitOptions? options = null)
    {
        _options = options ?? new();
        _options.ScoringStrategy.Validate();
        _scorer = new AllocationScorer(_options.ScoringStrategy);
        EventsToRegister =
        [
            new(EventResource.AssignedPod, EventActions.Delete),
            new(EventResource.AssignedPod, EventActions.UpdatePodScaleDown, static (pod, change) => FreesWhatIsAskedFor(pod, (Pod)change.Before!, (Pod)change.After!)),
            new(EventResource.TargetPod, EventActions.UpdatePodScaleDown),
            new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeAllocatable, MayFit),
        ];
    }

    /// <inheritdoc/>
    public string Name => "NodeResourcesFit";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; }

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot) => PreFilterResult.Success;

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        var demand = DemandOf(pod, snapshot);
        if (candidates.IsAll)
        {
            demand.JudgeAll(snapshot, verdicts);
            return;
        }
        for (var i = 0; i < candidates.Count; i++)
            verdicts[i] = demand.Judge(snapshot, candidates[i]);
    }

    /// <inheritdoc/>
    public void Describe(PodShape pod, Snapshot snapshot, Verdict verdict, ICollection<string> reasons) =>
        DemandOf(pod, snapshot).Describe(snapshot, verdict.Detail, reasons);

    /// <inheritdoc/>
    public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot) => PluginStatus.Success;

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores) =>
        _scorer.Score(TermsOf(pod, snapshot), snapshot, candidates, scores);

    private FitDemand DemandOf(PodShape pod, Snapshot snapshot) =>
        pod.TryMemo<FitDemand>(this) ?? pod.SetMemo(this, new FitDemand(WithoutIgnored(pod, snapshot)));

    private AllocationTerms TermsOf(PodShape pod, Snapshot snapshot) =>
        pod.TryMemo<AllocationTerms>(_scoringKey)
        ?? pod.SetMemo(_scoringKey, AllocationTerms.ForFit(pod, snapshot, _options.ScoringStrategy.Resources));

    private ResourceRequest[] WithoutIgnored(PodShape shape, Snapshot snapshot)
    {
        var kept = new List<ResourceRequest>();
        foreach (var request in shape.Requests)
        {
            if (!_options.Ignores(snapshot.ResourceName(request.Resource)))
                kept.Add(request);
        }
        return [.. kept];
    }

    // A new Node may help when the Pod would fit it empty; a changed one when moreover it has more of something the Pod asks for.
    private bool MayFit(Pod pod, ClusterEvent change)
    {
        var after = ((Node)change.After!).Status.Allocatable;
        var requests = PodTotals.Requests(pod.Spec);
        if (after.Find(ResourceNames.Pods).IsZero || requests.Any(request => Counts(request.Key) && request.Value > after.Find(request.Key)))
            return false;
        if (change.Before is not Node before)
            return true;
        return IsMore(ResourceNames.Pods) || requests.Any(request => !request.Value.IsZero && IsMore(request.Key));

        bool IsMore(string name) => after.Find(name) > before.Status.Allocatable.Find(name);
    }

    private static bool FreesWhatIsAskedFor(Pod waiting, Pod before, Pod after)
    {
        var (had, has) = (PodTotals.Requests(before.Spec), PodTotals.Requests(after.Spec));
        return PodTotals.Requests(waiting.Spec).Any(request => !request.Value.IsZero && had.GetValueOrDefault(request.Key) > has.GetValueOrDefault(request.Key));
    }

    private bool Counts(string resource) =>
        (resource is ResourceNames.Cpu or ResourceNames.Memory or ResourceNames.EphemeralStorage || ResourceNames.IsScalar(resource)) && !_options.Ignores(resource);
}
