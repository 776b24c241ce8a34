using System.Globalization;
using ClusterSim;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace Quickstart;

/// <summary>Prints chapters with the time at which they begin, and keeps what the cluster reports meanwhile.</summary>
internal sealed class Story
{
    private readonly Cluster _cluster;
    private readonly TextWriter _output;
    private readonly DateTimeOffset _start;
    private readonly List<string> _timeline = [];

    public Story(Cluster cluster, TextWriter output)
    {
        (_cluster, _output, _start) = (cluster, output, cluster.Now);
        cluster.Client.Watch<Event>().Subscribe(change => _timeline.Add(Line(change.Object)));
    }

    public void Chapter(string title)
    {
        _output.WriteLine();
        _output.WriteLine($"[{Clock()}] {title}");
        _output.WriteLine();
    }

    public void Say(string line) => _output.WriteLine("  " + line);

    public void Show(IEnumerable<string> table)
    {
        foreach (var line in table)
            Say(line);
        _output.WriteLine();
    }

    public void ShowTimeline()
    {
        foreach (var line in _timeline)
            Say(line);
    }

    private string Line(Event e) =>
        $"{Clock()} {e.InvolvedObject.Kind?.ToLowerInvariant() + "/" + e.InvolvedObject.Name,-30} {e.Reason}: {e.Message}";

    private string Clock() => (_cluster.Now - _start).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
