namespace ClusterSim.Recordings.Scheduling;

/// <summary>How many answers were the recorded ones, aspect by aspect.</summary>
public sealed class SchedulerTally
{
    private readonly SortedDictionary<SchedulerAspect, (int Matched, int Compared)> _counts = [];
    private readonly List<SchedulerMismatch> _mismatches = [];
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>The answers that differ, in the order in which they were found.</summary>
    public IReadOnlyList<SchedulerMismatch> Mismatches => _mismatches;

    /// <summary>Pods of which most was left out, by the plugins that have a say about them and are not there.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>Pods answered as documented, where the real scheduler does otherwise.</summary>
    public int AsDocumented { get; set; }

    /// <summary>The aspects that were compared, in order, with their counts.</summary>
    public IEnumerable<(SchedulerAspect Aspect, int Matched, int Compared)> Counts => _counts.Select(entry => (entry.Key, entry.Value.Matched, entry.Value.Compared));

    /// <summary>True when something was compared, and all of it matched.</summary>
    public bool IsMatch => _counts.Values.Sum(count => count.Compared) > 0 && _mismatches.Count == 0 && _leftOut.Count == 0;

    /// <summary>Counts what was compared.</summary>
    public void Add(SchedulerAspect aspect, string subject, IReadOnlyList<string> differences)
    {
        var (matched, compared) = _counts.GetValueOrDefault(aspect);
        _counts[aspect] = (matched + (differences.Count == 0 ? 1 : 0), compared + 1);
        if (differences.Count > 0)
            _mismatches.Add(new(aspect, subject, differences));
    }

    /// <summary>Counts a Pod of which most was left out.</summary>
    public void LeaveOut(IEnumerable<string> plugins)
    {
        var names = string.Join(" and ", plugins);
        _leftOut[names] = _leftOut.GetValueOrDefault(names) + 1;
    }

    /// <summary>The counts in words, a line for each aspect.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var (aspect, matched, compared) in Counts)
            yield return $"{Name(aspect)}: matched {matched} of {compared}";
        if (AsDocumented > 0)
            yield return $"as documented, where the real scheduler does otherwise: {AsDocumented} Pods";
        foreach (var (plugins, pods) in _leftOut)
            yield return $"left out: {pods} Pods about which {plugins} has a say, which is not there";
    }

    private static string Name(SchedulerAspect aspect) => aspect switch
    {
        SchedulerAspect.Scenario => "scenarios",
        SchedulerAspect.PreFilter => "preFilter",
        SchedulerAspect.FirstFailure => "filter first-failure",
        SchedulerAspect.FilterPerPlugin => "filter per plugin",
        SchedulerAspect.RawScores => "raw scores",
        SchedulerAspect.NormalizedScores => "normalised scores",
        SchedulerAspect.Totals => "totals",
        SchedulerAspect.Top => "top",
        SchedulerAspect.Message => "message",
        SchedulerAspect.Preemption => "preemption",
        SchedulerAspect.EventMessage => "eventMessage",
        SchedulerAspect.Decision => "decision",
        _ => "sequential assignments",
    };
}
