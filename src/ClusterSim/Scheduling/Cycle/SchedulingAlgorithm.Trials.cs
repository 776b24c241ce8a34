namespace ClusterSim.Scheduling;

/// <content>What would be if Pods stood elsewhere.</content>
internal sealed partial class SchedulingAlgorithm : ITrials
{
    /// <summary>The status of the Node at <paramref name="row"/> for the Pod of this cycle, as the snapshot now stands.</summary>
    public PluginStatus StatusAt(CycleState state, int row)
    {
        if (FitsAt(state, row))
            return PluginStatus.Success;
        var reasons = new List<string>();
        var verdict = _trial.Verdicts[row];
        _profile.Filters[_trial.RejectedBy[row] - 1].Plugin.Describe(state.Shape, _snapshot, verdict, reasons);
        return new(verdict.Code, [.. reasons]);
    }

    public bool FitsAt(CycleState state, int row)
    {
        _trial.MakeRoom(_snapshot.Count);
        Judge(state, NodeRows.Of([row]), _trial);
        return _trial.RejectedBy[row] == 0;
    }

    public void Add(CycleState state, PodEntry pod, string nodeName)
    {
        _snapshot.AddPod(pod, nodeName);
        foreach (var slot in _profile.PreFilter)
        {
            if ((_skippedFilters & slot.Bit) == 0)
                slot.Plugin.AddPod(state.Shape, state, _snapshot, pod.Pod, pod.Node.Row);
        }
    }

    public void Remove(CycleState state, PodEntry pod)
    {
        var row = pod.Node.Row;
        _snapshot.RemovePod(pod);
        foreach (var slot in _profile.PreFilter)
        {
            if ((_skippedFilters & slot.Bit) == 0)
                slot.Plugin.RemovePod(state.Shape, state, _snapshot, pod.Pod, row);
        }
    }

    private bool HasNominatedPods(Pod pod)
    {
        if (_nominator.IsEmpty)
            return false;
        foreach (var node in _nominator.Nodes)
        {
            foreach (var nominated in _nominator.For(node))
            {
                if (IsHeeded(nominated, pod))
                    return true;
            }
        }
        return false;
    }

    // A Node must fit the Pod with the nominated Pods of the same or higher priority on it, and also without, should they never come.
    private void HeedNominatedPods(CycleState state, NodeRows rows, Judgement judgement)
    {
        if (_nominator.IsEmpty)
            return;
        foreach (var node in _nominator.Nodes)
        {
            if (_snapshot.Find(node) is not (>= 0 and var row) || !Contains(rows, row))
                continue;
            var added = _nominator.For(node).Where(nominated => IsHeeded(nominated, state.Pod)).Select(static nominated => new PodEntry(nominated.Pod, nominated.Shape)).ToList();
            if (added.Count > 0)
                JudgeWith(added, state, row, judgement);
        }
    }

    private void JudgeWith(List<PodEntry> added, CycleState state, int row, Judgement judgement)
    {
        var (rejectedBy, verdict) = (judgement.RejectedBy[row], judgement.Verdicts[row]);
        var name = _snapshot.Entry(row).Name;
        foreach (var pod in added)
            Add(state, pod, name);
        JudgeAlone(state, NodeRows.Of([row]), judgement);
        foreach (var pod in added)
            Remove(state, pod);
        if (judgement.RejectedBy[row] == 0)
            (judgement.RejectedBy[row], judgement.Verdicts[row]) = (rejectedBy, verdict);
    }

    private static bool IsHeeded(NominatedPod nominated, Pod pod) =>
        (nominated.Pod.Spec.Priority ?? 0) >= (pod.Spec.Priority ?? 0) && ObjectKey.Of(nominated.Pod) != ObjectKey.Of(pod);

    private static bool Contains(NodeRows rows, int row)
    {
        for (var i = 0; i < rows.Count && !rows.IsAll; i++)
        {
            if (rows[i] == row)
                return true;
        }
        return rows.IsAll;
    }
}
