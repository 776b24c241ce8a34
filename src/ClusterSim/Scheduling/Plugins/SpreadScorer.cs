namespace ClusterSim.Scheduling.Plugins;

/// <summary>The soft spread constraints of a shape, and what every Node scores by them.</summary>
/// <remarks>Source: plugins/podtopologyspread/scoring.go (v1.36), which counts anew for each Pod. Here only the Nodes of domains that changed are scored again.</remarks>
internal sealed class SpreadScorer
{
    private readonly SpreadRule[] _rules;
    private readonly bool _needsAllKeys;
    private readonly double[] _weights;
    private readonly long[] _versions;
    private readonly long[] _seen;
    private readonly double[][] _parts; // By rule and row: what the rule adds.
    private long[] _raw = [];
    private int _ignored; // Feasible Nodes without one of the keys.

    /// <summary>Makes it.</summary>
    /// <param name="rules">The constraints.</param>
    /// <param name="needsAllKeys">Whether Nodes that lack one of the keys are left out.</param>
    /// <param name="generation">Of the counters.</param>
    public SpreadScorer(SpreadRule[] rules, bool needsAllKeys, long generation)
    {
        (_rules, _needsAllKeys, Generation) = (rules, needsAllKeys, generation);
        _weights = new double[rules.Length];
        _seen = new long[rules.Length];
        _parts = new double[rules.Length][];
        _versions = new long[rules.Length];
        Array.Fill(_versions, -1);
    }

    public long Generation { get; }

    public bool IsEmpty => _rules.Length == 0;

    /// <summary>Brings the scores up to date.</summary>
    public void Refresh(CycleState state, Snapshot snapshot)
    {
        foreach (var rule in _rules)
            rule.Domains.Refresh();
        _ignored = _needsAllKeys ? CountIgnored(state) : 0;
        var isStale = _raw.Length < snapshot.Count;
        for (var i = 0; i < _rules.Length; i++)
        {
            var weight = WeightOf(_rules[i], state);
            isStale |= weight != _weights[i] || _versions[i] != _rules[i].Domains.Version || !LogOf(_rules[i]).Reaches(_seen[i]);
            (_weights[i], _versions[i]) = (weight, _rules[i].Domains.Version);
        }
        if (isStale)
            ScoreAll(snapshot.Count);
        else
            ScoreChanged(snapshot.Count);
        for (var i = 0; i < _rules.Length; i++)
            _seen[i] = LogOf(_rules[i]).Position;
    }

    public void Score(NodeRows candidates, Span<long> scores) => candidates.Gather(_raw, scores);

    /// <summary>Fewer Pods nearby are better; Nodes that are left out get 0.</summary>
    public void Normalize(NodeRows feasible, Span<long> scores)
    {
        if (_ignored == 0)
        {
            Rescaling.Reverse(scores);
            return;
        }
        var (least, most) = (long.MaxValue, 0L);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!IsIgnored(feasible[i]))
                (least, most) = (Math.Min(least, scores[i]), Math.Max(most, scores[i]));
        }
        Rescaling.Reverse(scores, least, most);
        for (var i = 0; i < scores.Length; i++)
        {
            if (IsIgnored(feasible[i]))
                scores[i] = 0;
        }
    }

    private static ChangeLog LogOf(SpreadRule rule) => rule.IsByHost ? rule.Counts.Changes : rule.Domains.Changes;

    private void ScoreAll(int count)
    {
        if (_raw.Length < count)
        {
            _raw = new long[count];
            for (var i = 0; i < _rules.Length; i++)
                _parts[i] = new double[count];
        }
        for (var i = 0; i < _rules.Length; i++)
        {
            for (var row = 0; row < count; row++)
                _parts[i][row] = PartAt(i, row);
        }
        for (var row = 0; row < count; row++)
            _raw[row] = ScoreAt(row);
    }

    private void ScoreChanged(int count)
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            var log = LogOf(_rules[i]);
            for (var position = _seen[i]; position < log.Position; position++)
            {
                if (!_rules[i].IsByHost)
                    ScoreDomain(i, log[position]);
                else if (log[position] is var row && row < count)
                {
                    _parts[i][row] = PartAt(i, row);
                    _raw[row] = ScoreAt(row);
                }
            }
        }
    }

    private void ScoreDomain(int rule, int value)
    {
        var rows = _rules[rule].Domains.Key.RowsOf(value);
        if (rows.Length == 0)
            return;
        var (parts, part) = (_parts[rule], PartAt(rule, rows[0]));
        if (_rules.Length == 2 && !_needsAllKeys)
        {
            var others = _parts[1 - rule];
            foreach (var row in rows)
            {
                parts[row] = part;
                _raw[row] = Round(part + others[row]);
            }
            return;
        }
        foreach (var row in rows)
        {
            parts[row] = part;
            _raw[row] = ScoreAt(row);
        }
    }

    private double PartAt(int rule, int row)
    {
        var (domains, term) = (_rules[rule].Domains, _rules[rule].Term);
        var value = domains.Key.Ids.Values[row];
        if (value == LabelColumn.Absent)
            return 0;
        var count = _rules[rule].IsByHost ? _rules[rule].Counts[row] : domains.ByValue[value];
        return (count * _weights[rule]) + (term.MaxSkew - 1);
    }

    private long ScoreAt(int row)
    {
        if (_needsAllKeys && IsIgnored(row))
            return 0;
        var score = 0.0;
        foreach (var parts in _parts)
            score += parts[row];
        return Round(score);
    }

    // Half away from zero, for numbers that are not negative.
    private static long Round(double score)
    {
        var whole = Math.Floor(score);
        return (long)whole + (score - whole >= 0.5 ? 1 : 0);
    }

    // The more domains, the more a Pod in one of them weighs.
    private double WeightOf(SpreadRule rule, CycleState state)
    {
        if (rule.IsByHost)
            return Math.Log(state.FeasibleCount - _ignored + 2);
        var key = rule.Domains.Key;
        var domains = _needsAllKeys || !AnyCounts(key.RowsOf(LabelColumn.Absent), state) ? 0 : 1; // To be without the label is a domain, too.
        for (var value = 1; value < key.Values.Count; value++)
            domains += AnyCounts(key.RowsOf(value), state) ? 1 : 0;
        return Math.Log(domains + 2);
    }

    private bool AnyCounts(ReadOnlySpan<int> rows, CycleState state)
    {
        foreach (var row in rows)
        {
            if (state.IsFeasible(row) && (_ignored == 0 || !IsIgnored(row)))
                return true;
        }
        return false;
    }

    private int CountIgnored(CycleState state)
    {
        var ignored = 0;
        for (var i = 0; i < _rules.Length; i++)
        {
            foreach (var row in _rules[i].Domains.Key.RowsOf(LabelColumn.Absent))
            {
                if (state.IsFeasible(row) && LacksFirst(row, i))
                    ignored++;
            }
        }
        return ignored;
    }

    private bool LacksFirst(int row, int rule)
    {
        for (var i = 0; i < rule; i++)
        {
            if (_rules[i].Domains.Key.Ids.Values[row] == LabelColumn.Absent)
                return false; // Counted already.
        }
        return true;
    }

    private bool IsIgnored(int row)
    {
        foreach (var rule in _rules)
        {
            if (rule.Domains.Key.Ids.Values[row] == LabelColumn.Absent)
                return true;
        }
        return false;
    }
}
