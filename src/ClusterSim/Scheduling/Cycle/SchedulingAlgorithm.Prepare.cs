using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling;

/// <content>What happens before filtering and before scoring.</content>
internal sealed partial class SchedulingAlgorithm
{
    private byte[] _feasibleIn = [];
    private int _feasibleTotal;
    private int[] _feasible = [];
    private int _feasibleCount = -1;

    /// <summary>The feasible rows, for plugins that ask (<see cref="CycleState.FeasibleRows"/>).</summary>
    public ReadOnlySpan<int> Rows => _feasibleCount >= 0 ? _feasible.AsSpan(0, _feasibleCount) : ListFeasible(_feasibleIn);

    int IFeasibleRows.Count => _feasibleTotal;

    bool IFeasibleRows.Contains(int row) => _feasibleIn[row] == 0;

    /// <summary>Runs all PreFilter plugins: a rejection for good ends it, any other lets the rest have their say; Nodes named by several are those named by all.</summary>
    /// <remarks>Source: framework/runtime/framework.go, RunPreFilterPlugins (v1.36).</remarks>
    private PreFilterPhase RunPreFilter(CycleState state)
    {
        var phase = default(PreFilterPhase);
        foreach (var slot in _profile.PreFilter)
        {
            var (status, names) = Call(slot.Plugin, state);
            if (status.Code == StatusCode.Skip)
            {
                phase.Skipped |= slot.Bit;
                continue;
            }
            if (status.IsRejected)
            {
                (phase.Rejection, phase.Plugin, phase.Rejector) = (status, slot.Plugin.Name, slot.Bit);
                if (status.Code == StatusCode.UnschedulableAndUnresolvable)
                    return phase;
                continue;
            }
            if (!status.IsSuccess)
                throw new PluginException(slot.Plugin.Name, $"running PreFilter plugin \"{slot.Plugin.Name}\": {status.Message}");
            if (names is null)
                continue;
            phase.Names = phase.Names is null ? new SortedSet<string>(names, StringComparer.Ordinal) : Common(phase.Names, names);
            phase.Naming |= slot.Bit;
            if (phase.Names.Count == 0)
                return phase with { Rejection = NoCommonNode(phase.Naming), Plugin = null, Rejector = 0 };
        }
        return phase;
    }

    private PreFilterResult Call(IPreFilterPlugin plugin, CycleState state)
    {
        try
        {
            return plugin.PreFilter(state.Shape, state, _snapshot);
        }
        catch (Exception e)
        {
            throw PluginException.Threw(plugin, "PreFilter", e);
        }
    }

    private static SortedSet<string> Common(SortedSet<string> left, IReadOnlyCollection<string> right)
    {
        left.IntersectWith(right);
        return left;
    }

    private PluginStatus NoCommonNode(ulong naming)
    {
        var names = _profile.PreFilter.Where(slot => (naming & slot.Bit) != 0).Select(static slot => slot.Plugin.Name).ToArray();
        return PluginStatus.Unresolvable(names.Length == 1
            ? $"node(s) didn't satisfy plugin {names[0]}"
            : $"node(s) didn't satisfy plugin(s) [{string.Join(' ', names)}] simultaneously");
    }

    /// <summary>Runs all PreScore plugins.</summary>
    /// <returns>Those to leave out of scoring, as a mask.</returns>
    private ulong RunPreScore(CycleState state)
    {
        _feasibleCount = -1;
        state.BeginScoring(this);
        var skipped = 0UL;
        foreach (var slot in _profile.PreScore)
        {
            PluginStatus status;
            try
            {
                status = slot.Plugin.PreScore(state.Shape, state, _snapshot);
            }
            catch (Exception e)
            {
                throw PluginException.Threw(slot.Plugin, "PreScore", e);
            }
            if (status.Code == StatusCode.Skip)
                skipped |= slot.Bit;
            else if (!status.IsSuccess)
                throw new PluginException(slot.Plugin.Name, $"running PreScore plugin \"{slot.Plugin.Name}\": {status.Message}");
        }
        return skipped;
    }

    private ReadOnlySpan<int> ListFeasible(byte[] rejectedBy)
    {
        if (_feasible.Length < _snapshot.Count)
            _feasible = new int[_snapshot.Count];
        var (feasible, found, row) = (_feasible, 0, 0);
        for (; row + sizeof(ulong) <= _snapshot.Count; row += sizeof(ulong))
        {
            if (MemoryMarshal.Read<ulong>(rejectedBy.AsSpan(row)) == 0)
            {
                for (var i = 0; i < sizeof(ulong); i++)
                    feasible[found++] = row + i;
                continue;
            }
            for (var i = row; i < row + sizeof(ulong); i++)
            {
                feasible[found] = i;
                found += rejectedBy[i] == 0 ? 1 : 0;
            }
        }
        for (; row < _snapshot.Count; row++)
        {
            if (rejectedBy[row] == 0)
                feasible[found++] = row;
        }
        _feasibleCount = found;
        return feasible.AsSpan(0, found);
    }

    /// <summary>What PreFilter came to.</summary>
    private record struct PreFilterPhase
    {
        /// <summary>Filters to leave out, as a mask.</summary>
        public ulong Skipped;

        /// <summary>Why the Pod is rejected for all Nodes; null when it is not.</summary>
        public PluginStatus? Rejection;

        /// <summary>Who rejected it.</summary>
        public string? Plugin;

        /// <summary>Who rejected it, as a mask.</summary>
        public ulong Rejector;

        /// <summary>Plugins that named Nodes, as a mask.</summary>
        public ulong Naming;

        /// <summary>The only Nodes worth looking at; null for all.</summary>
        public SortedSet<string>? Names;
    }
}
