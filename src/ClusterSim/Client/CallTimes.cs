using ClusterSim.Storage;

namespace ClusterSim.Client;

/// <summary>How long a component has waited for answers during the piece of work it is at.</summary>
/// <remarks>
/// Reconcilers are synchronous: what they write is there at once. With a latency it is the others who see it late, each write as much later as the calls up to it
/// have taken, and whoever worked stays busy until the last answer.
/// </remarks>
internal sealed class CallTimes(TimeSpan latency, Informers informers)
{
    private bool _counts;
    private TimeSpan _taken;
    private TimeSpan? _together;

    /// <summary>A piece of work begins.</summary>
    public void Begin() => (_counts, _taken) = (latency > TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The work is done.</summary>
    /// <returns>How long its calls have taken together.</returns>
    public TimeSpan End()
    {
        _counts = false;
        return _taken;
    }

    /// <summary>What <paramref name="body"/> calls, it calls at the same time: together that takes as long as one call.</summary>
    public void AtOnce(Action body)
    {
        _together = _taken;
        try
        {
            body();
        }
        finally
        {
            _together = null;
        }
    }

    /// <summary>A call is made, whatever its answer will be.</summary>
    public void Calling()
    {
        if (_counts)
            _taken = (_together ?? _taken) + latency;
    }

    /// <summary>The answer to a write: others see the change when it has arrived.</summary>
    public T Answered<T>(T written) where T : ApiObject
    {
        if (_counts)
            informers.Delay<T>(Stamp.RevisionOf(written), _taken);
        return written;
    }
}
