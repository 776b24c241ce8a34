namespace ClusterSim.Scheduling;

/// <summary>One yes or no per Node that depends on Node objects alone, kept until they change.</summary>
internal sealed class StaticAnswers(Func<int, bool> ask)
{
    private bool[] _answers = [];
    private long _epoch = -1;
    private long _seen;

    /// <summary>The answers for all rows.</summary>
    public ReadOnlySpan<bool> For(Snapshot snapshot)
    {
        var changes = snapshot.StaticChanges;
        if (_epoch != snapshot.Epoch || !changes.Reaches(_seen))
            AskAll(snapshot);
        else
        {
            for (; _seen < changes.Position; _seen++)
            {
                if (changes[_seen] is var row && row < snapshot.Count)
                    _answers[row] = ask(row);
            }
        }
        return _answers.AsSpan(0, snapshot.Count);
    }

    private void AskAll(Snapshot snapshot)
    {
        if (_answers.Length < snapshot.Count)
            _answers = new bool[snapshot.Count];
        for (var row = 0; row < snapshot.Count; row++)
            _answers[row] = ask(row);
        _epoch = snapshot.Epoch;
        _seen = snapshot.StaticChanges.Position;
    }
}
