namespace ClusterSim.Scheduling;

/// <summary>Explains Pods by one profile of a scheduler, and leaves the scheduler as it was.</summary>
internal sealed class SchedulingExplainer(ProfileRuntime profile, SchedulerCache cache, SchedulerHandle handle)
{
    private readonly Snapshot _snapshot = cache.Snapshot;

    // Of its own, so that a cycle in progress and what the scheduler keeps for later stay as they are.
    private readonly SchedulingAlgorithm _algorithm = new(profile, cache.Snapshot, handle.Nominator, TieBreak.LowestName, handle.Random);

    /// <summary>Explains a Pod; one that stands on a Node as if it did not.</summary>
    public SchedulingExplanation Explain(Pod pod)
    {
        _snapshot.Arrange();
        using var undisturbed = new Undisturbed(_snapshot, handle);
        var standing = cache.Find(ObjectKey.Of(pod));
        var explanation = new SchedulingExplanation
        {
            Namespace = pod.Metadata.Namespace ?? "",
            Name = pod.Metadata.Name ?? "",
            SchedulerName = profile.SchedulerName,
            NodeName = standing?.Node.Name,
        };
        if (standing?.Node.Node is not null)
            _snapshot.RemovePod(standing);
        if (pod.IsBound && (standing is not null || pod.IsTerminal))
            pod = pod with { Spec = pod.Spec with { NodeName = null }, Status = pod.Status with { NominatedNodeName = null } };
        explanation = explanation with { NominatedNodeName = string.IsNullOrEmpty(pod.Status.NominatedNodeName) ? null : pod.Status.NominatedNodeName };
        explanation = _snapshot.Count == 0 ? WithoutNodes(explanation, pod) : Judged(explanation, pod);
        return explanation.IsSchedulable && !IsWaiting(pod) ? explanation : explanation with { Remedies = new RemedyFinder(pod, cache.Shapes.OfPending(pod), explanation, _snapshot, handle).Find() };
    }

    /// <summary>For a Pod that wants a scheduler that is not there.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="wanted">The scheduler it wants.</param>
    /// <param name="known">Those that are there.</param>
    public static SchedulingExplanation Unserved(Pod pod, string wanted, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        var sentence = $"No scheduler serves the schedulerName {wanted}; {(names.Length == 0 ? "there is no scheduler at all" : "there are: " + names)}.";
        return new()
        {
            Namespace = pod.Metadata.Namespace ?? "",
            Name = pod.Metadata.Name ?? "",
            SchedulerName = wanted,
            IsServed = false,
            NodeName = string.IsNullOrEmpty(pod.Spec.NodeName) ? null : pod.Spec.NodeName,
            Remedies = [new(RemedyKind.ServeSchedulerName, sentence) { Subject = wanted }],
        };
    }

    private bool IsWaiting(Pod pod) => handle.Waiting.Find(ObjectKey.Of(pod)) is not null;

    private SchedulingExplanation WithoutNodes(SchedulingExplanation explanation, Pod pod)
    {
        const string NoNodes = "no nodes available to schedule pods"; // ErrNoNodesAvailable
        return explanation with { PreEnqueue = PreEnqueue(pod), Message = NoNodes, EventMessage = NoNodes };
    }

    private SchedulingExplanation Judged(SchedulingExplanation explanation, Pod pod)
    {
        try
        {
            explanation = explanation with { PreEnqueue = PreEnqueue(pod) };
            var found = _algorithm.Explain(Begin(pod));
            explanation = explanation with
            {
                PreFilter = found.Diagnosis.PreFilterRejection is { } rejection ? ExplainedVerdict.Of(found.Diagnosis.PluginOf(0), rejection) : explanation.PreFilter,
                OnlyNodes = Sorted(found.NodeNames),
                Plugins = [.. found.Plugins.Where(static plugin => plugin.PreFilter is not null || plugin.Rejections.Count > 0 || plugin.Weight > 0).Select(Describe)],
                Nodes = [.. Enumerable.Range(0, _snapshot.Count).Select(row => NodeAt(row, pod, found)).OrderBy(static node => node.Name, StringComparer.Ordinal)],
                BestNodes = Best(found),
            };
            return found.FeasibleRows.Count > 0 ? explanation : Rejected(explanation with { Message = found.Diagnosis.Message }, pod);
        }
        catch (PluginException broken)
        {
            return explanation with { Error = broken.Message, FailedPlugin = broken.Plugin };
        }
    }

    private CycleState Begin(Pod pod)
    {
        var state = new CycleState();
        state.Begin(pod, cache.Shapes.OfPending(pod));
        return state;
    }

    private List<ExplainedVerdict> PreEnqueue(Pod pod)
    {
        var rejections = new List<ExplainedVerdict>();
        foreach (var slot in profile.PreEnqueue)
        {
            try
            {
                if (slot.Plugin.PreEnqueue(pod) is { IsSuccess: false } status)
                    rejections.Add(ExplainedVerdict.Of(slot.Plugin.Name, status));
            }
            catch (Exception e)
            {
                throw PluginException.Threw(slot.Plugin, "PreEnqueue", e);
            }
        }
        return rejections;
    }

    private SchedulingExplanation Rejected(SchedulingExplanation explanation, Pod pod)
    {
        var preemption = new PreemptionExplainer(profile, _snapshot, _algorithm).Explain(() => Begin(pod));
        var addition = preemption is null || preemption.Message.Length == 0 ? "" : " " + preemption.Message;
        return explanation with { Preemption = preemption, EventMessage = explanation.Message + addition };
    }

    private static ExplainedPlugin Describe(PluginExplanation plugin) => new(plugin.Name)
    {
        PreFilter = plugin.PreFilter is { } preFilter ? ExplainedVerdict.Of(plugin.Name, preFilter.Status) : null,
        OnlyNodes = Sorted(plugin.PreFilter?.NodeNames),
        Weight = plugin.Weight,
        IsScoreSkipped = plugin.IsScoreSkipped,
    };

    private ExplainedNode NodeAt(int row, Pod pod, Explanation found)
    {
        var node = new ExplainedNode(_snapshot[row].Name)
        {
            Verdicts = [.. found.Plugins.Where(plugin => plugin.Rejections.ContainsKey(row)).Select(plugin => ExplainedVerdict.Of(plugin.Name, plugin.Rejections[row]))],
        };
        var place = found.FeasibleRows.BinarySearch(row);
        if (place >= 0)
            return node with { Scores = [.. found.Plugins.Where(static plugin => plugin.Scores.Count > 0).Select(plugin => ScoreAt(place, plugin))], Total = found.Totals[place] };
        var diagnosis = found.Diagnosis;
        node = node with { Rejection = new(diagnosis.PluginOf(row), diagnosis.CodeOf(row), diagnosis.ReasonsOf(row)) };
        return diagnosis.PreFilterRejection is null && diagnosis.PluginOf(row) is not null && node.Verdicts.Count == 0 ? node with { KeptFor = NominatedTo(node.Name, pod) } : node;
    }

    private static ExplainedScore ScoreAt(int place, PluginExplanation plugin) =>
        new(plugin.Name, plugin.RawScores[place], plugin.Scores[place], plugin.Scores[place] * plugin.Weight);

    private string[] NominatedTo(string node, Pod pod) =>
    [
        .. handle.Nominator.For(node)
            .Where(nominated => PodImportance.PriorityOf(nominated.Pod) >= PodImportance.PriorityOf(pod) && ObjectKey.Of(nominated.Pod) != ObjectKey.Of(pod))
            .Select(static nominated => ObjectKey.Of(nominated.Pod).ToString()),
    ];

    private string[] Best(Explanation found)
    {
        var highest = found.Totals.Count == 0 ? 0 : found.Totals.Max();
        return [.. found.FeasibleRows.Where((_, place) => found.Totals[place] == highest).Select(row => _snapshot[row].Name).Order(StringComparer.Ordinal)];
    }

    private static string[]? Sorted(IReadOnlyCollection<string>? names) => names is null ? null : [.. names.Order(StringComparer.Ordinal)];
}
