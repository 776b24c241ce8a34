using System.Globalization;
using ClusterSim.Simulation;

namespace ClusterSim.Client.Recording;

/// <summary>Names for Events: that of the object, and the time in nanoseconds since 1970 as 16 hexadecimal digits.</summary>
/// <remarks>
/// Virtual time stands still while things happen, so nanoseconds are counted on where two Events would get one name. One instance serves all recorders of a cluster.
/// </remarks>
internal sealed class EventNames(SimulationLoop loop)
{
    private long _last;

    public string Next(string name)
    {
        const long NanosecondsPerTick = 100;
        _last = Math.Max(_last + 1, (loop.Now - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick);
        return string.Create(CultureInfo.InvariantCulture, $"{name}.{_last:x}");
    }
}
