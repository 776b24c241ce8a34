using System.Net.Sockets;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs;

/// <content>What travels between the two ends.</content>
public sealed partial class TcpConnection
{
    private const int MaxRetries = 15; // tcp_retries2

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200); // TCP_RTO_MIN
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(2); // TCP_RTO_MAX

    private readonly Queue<(TcpSegment Segment, DateTimeOffset Due)> _inFlight = [];
    private ScheduledEvent _delivery;
    private long _inFlightBytes;
    private int _retries;

    private void Send(TcpSegment segment)
    {
        if (_inFlight.Count == 0 && _path.Latency <= TimeSpan.Zero && _path.IsOpen())
        {
            _peer.Receive(segment);
            return;
        }
        _inFlight.Enqueue((segment, _path.Loop.Now + _path.Latency));
        _inFlightBytes += segment.Bytes.Length;
        if (!_delivery.IsPending)
            _delivery = _path.Loop.Schedule(_path.IsOpen() ? _path.Latency : FirstRetry, EventRank.Default, Deliver);
    }

    /// <summary>What was sent long enough ago arrives, or is sent again later.</summary>
    private void Deliver()
    {
        if (!_path.IsOpen())
        {
            Retry();
            return;
        }
        _retries = 0;
        var now = _path.Loop.Now;
        while (_inFlight.TryPeek(out var next) && next.Due <= now)
        {
            _inFlight.Dequeue();
            _inFlightBytes -= next.Segment.Bytes.Length;
            _peer.Receive(next.Segment);
        }
        if (_inFlight.TryPeek(out var rest))
            _delivery = _path.Loop.Schedule(rest.Due - now, EventRank.Default, Deliver);
    }

    private void Retry()
    {
        if (_retries++ >= MaxRetries)
        {
            Fail(SocketError.TimedOut, "Connection timed out");
            return;
        }
        var delay = FirstRetry * Math.Pow(2, _retries);
        _delivery = _path.Loop.Schedule(delay < LastRetry ? delay : LastRetry, EventRank.Default, Deliver);
    }

    private void Receive(TcpSegment segment)
    {
        if (IsClosed)
        {
            if (!segment.IsEnd)
                SendReset(); // Nobody has this connection any more.
            return;
        }
        if (segment.IsEnd)
        {
            _isEndReached = true;
        }
        else
        {
            _unread.Enqueue(segment.Bytes);
            _unreadBytes += segment.Bytes.Length;
        }
        Wake(ref _arrival);
    }

    /// <summary>Not sent again when it is lost: the other side asks when it sends something.</summary>
    private void SendReset()
    {
        if (!_path.IsOpen())
            return;
        if (_path.Latency <= TimeSpan.Zero)
            _peer.BeReset();
        else
            _path.Loop.Schedule(_path.Latency, EventRank.Default, _peer.BeReset);
    }

    private void BeReset()
    {
        if (_failure is null)
            Fail(SocketError.ConnectionReset, "Connection reset by peer");
    }

    /// <summary>What has come so far can still be read.</summary>
    private void Fail(SocketError error, string message)
    {
        StopSending();
        _failure = () => new IOException(message, new SocketException((int)error, message));
        Wake(ref _arrival);
        Wake(ref _room);
        var ended = Ended;
        Ended = null;
        ended?.Invoke(this);
    }

    private void StopSending()
    {
        _delivery.Cancel();
        _inFlight.Clear();
        _inFlightBytes = 0;
    }
}
