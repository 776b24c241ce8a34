namespace ClusterSim.Scheduling.Plugins;

/// <summary>What a shape makes of each distinct set of taints: worked out once per set, not per Node.</summary>
internal sealed class TolerationTable(PodShape shape)
{
    private readonly List<bool> _tolerated = [];
    private readonly List<long> _intolerable = [];

    public bool Tolerated(int set) => _tolerated[set];

    public long Intolerable(int set) => _intolerable[set];

    /// <summary>Takes in sets that are new since the last time.</summary>
    public void Extend(TaintSets sets)
    {
        while (_tolerated.Count < sets.Count)
        {
            var taints = sets[_tolerated.Count];
            _tolerated.Add(Tolerates(shape.Tolerations, taints));
            _intolerable.Add(CountIntolerable(taints));
        }
    }

    /// <summary>True when every hard taint is tolerated.</summary>
    public static bool Tolerates(ValueList<Toleration> tolerations, ValueList<Taint> taints)
    {
        foreach (var taint in taints)
        {
            if (taint.Effect is TaintEffects.NoSchedule or TaintEffects.NoExecute && tolerations.FindIndex(toleration => toleration.Matches(taint)) < 0)
                return false;
        }
        return true;
    }

    private long CountIntolerable(ValueList<Taint> taints)
    {
        var count = 0L;
        foreach (var taint in taints)
        {
            if (taint.Effect == TaintEffects.PreferNoSchedule && shape.Tolerations.FindIndex(toleration => toleration.Matches(taint)) < 0)
                count++;
        }
        return count;
    }
}
