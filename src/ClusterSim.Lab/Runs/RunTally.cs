namespace ClusterSim.Lab;

/// <summary>Counts what becomes of Pods.</summary>
internal sealed class RunTally
{
    private int _placed;
    private int _delayed;
    private TimeSpan _waited;
    private TimeSpan _longest;

    public int Failed { get; set; }

    public int Evicted { get; set; }

    public RunTotals Totals => new()
    {
        Pods = _placed + Failed,
        Placed = _placed,
        Failed = Failed,
        Delayed = _delayed,
        Evicted = Evicted,
        MeanQueueingTime = _placed == 0 ? TimeSpan.Zero : _waited / _placed,
        LongestQueueingTime = _longest,
    };

    /// <summary>A Pod was given a Node after so long.</summary>
    public void Place(TimeSpan waited)
    {
        _placed++;
        _delayed += waited > TimeSpan.Zero ? 1 : 0;
        _waited += waited;
        _longest = waited > _longest ? waited : _longest;
    }
}
