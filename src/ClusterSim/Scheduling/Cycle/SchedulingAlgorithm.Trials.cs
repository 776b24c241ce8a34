namespace ClusterSim.Scheduling;

/// <content>What would be if Pods stood elsewhere.</content>
internal sealed partial class SchedulingAlgorithm : ITrials
{
    private int _triedRow = -1;
    private ulong _settled; // Filters, by plugin number, that pass there whatever Pods stand on the Node.

    void ITrials.Begin(int row) => (_triedRow, _settled) = (row, 0);

    PluginStatus ITrials.StatusAt(CycleState state, int row)
    {
        if (((ITrials)this).FitsAt(state, row))
            return PluginStatus.Success;
        var reasons = new List<string>();
        var verdict = _trial.Verdicts[row];
        PluginCalls.Describe(_profile.Filters[_trial.RejectedBy[row] - 1], state.Shape, _snapshot, verdict, reasons);
        return new(verdict.Code, [.. reasons]);
    }

    bool ITrials.FitsAt(CycleState state, int row)
    {
        if (row != _triedRow)
            ((ITrials)this).Begin(row);
        _trial.MakeRoom(_snapshot.Count);
        _trial.RejectedBy[row] = 0;
        foreach (var slot in _profile.Filters)
        {
            if (slot.IsSkippedIn(_skippedFilters | _settled))
                continue;
            PluginCalls.Filter(slot, state.Shape, state, _snapshot, NodeRows.Of([row]), _scratch, _trial);
            if (_trial.RejectedBy[row] != 0)
                break;
            if ((slot.Plugin.DependsOn & (Dependencies.FreeResources | Dependencies.Topology)) == 0)
                _settled |= 1UL << slot.Number;
        }
        if (!_nominator.IsEmpty)
            HeedNominatedPods(state, row, _trial);
        return _trial.RejectedBy[row] == 0;
    }

    /// <summary>Whether the Node at <paramref name="row"/> would do for the Pod of this cycle, as the snapshot now stands.</summary>
    private bool FitsAt(CycleState state, int row)
    {
        _trial.MakeRoom(_snapshot.Count);
        Judge(state, NodeRows.Of([row]), _trial);
        return _trial.RejectedBy[row] == 0;
    }

    void ITrials.Add(CycleState state, PodEntry pod, string nodeName) => Add(state, pod, nodeName);

    void ITrials.Remove(CycleState state, PodEntry pod) => Remove(state, pod);

    // Whatever plugins do, the snapshot is right afterwards.
    private void Add(CycleState state, PodEntry pod, string nodeName)
    {
        _snapshot.AddPod(pod, nodeName);
        TellPreFilters(state, "AddPod", static (plugin, state, snapshot, pod, row) => plugin.AddPod(state.Shape, state, snapshot, pod, row), pod.Pod, pod.Node.Row);
    }

    private void Remove(CycleState state, PodEntry pod)
    {
        var row = pod.Node.Row;
        _snapshot.RemovePod(pod);
        TellPreFilters(state, "RemovePod", static (plugin, state, snapshot, pod, row) => plugin.RemovePod(state.Shape, state, snapshot, pod, row), pod.Pod, row);
    }

    private void TellPreFilters(CycleState state, string what, Action<IPreFilterPlugin, CycleState, Snapshot, Pod, int> tell, Pod pod, int row)
    {
        PluginException? broken = null;
        foreach (var slot in _profile.PreFilter)
        {
            if ((_skippedFilters & slot.Bit) != 0)
                continue;
            try
            {
                tell(slot.Plugin, state, _snapshot, pod, row);
            }
            catch (Exception e)
            {
                broken ??= new(slot.Plugin.Name, $"running {what} on PreFilter plugin \"{slot.Plugin.Name}\": {e.Message}", e);
            }
        }
        if (broken is not null)
            throw broken;
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
        if (rows is { Count: 1, IsAll: false })
        {
            HeedNominatedPods(state, rows[0], judgement);
            return;
        }
        foreach (var node in _nominator.Nodes)
        {
            if (_snapshot.Find(node) is >= 0 and var row && Contains(rows, row))
                HeedNominatedPods(state, row, judgement);
        }
    }

    private void HeedNominatedPods(CycleState state, int row, Judgement judgement)
    {
        var name = _snapshot.Entry(row).Name;
        if (_nominator.For(name) is not { Count: > 0 } nominated)
            return;
        var added = nominated.Where(other => IsHeeded(other, state.Pod)).Select(static other => new PodEntry(other.Pod, other.Shape)).ToList();
        if (added.Count > 0)
            JudgeWith(added, state, row, judgement);
    }

    private void JudgeWith(List<PodEntry> added, CycleState state, int row, Judgement judgement)
    {
        var (rejectedBy, verdict) = (judgement.RejectedBy[row], judgement.Verdicts[row]);
        var name = _snapshot.Entry(row).Name;
        using (var guests = new Guests(this, state))
        {
            foreach (var pod in added)
                guests.Add(pod, name);
            JudgeAlone(state, NodeRows.Of([row]), judgement);
        }
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

    /// <summary>Pods that are put on a Node for a moment, and leave again even if a plugin fails.</summary>
    private sealed class Guests(SchedulingAlgorithm algorithm, CycleState state) : IDisposable
    {
        private readonly List<PodEntry> _pods = [];

        public void Add(PodEntry pod, string nodeName)
        {
            _pods.Add(pod);
            algorithm.Add(state, pod, nodeName);
        }

        public void Dispose()
        {
            PluginException? broken = null;
            foreach (var pod in _pods)
            {
                try
                {
                    algorithm.Remove(state, pod);
                }
                catch (PluginException e)
                {
                    broken ??= e;
                }
            }
            if (broken is not null)
                throw broken;
        }
    }
}
