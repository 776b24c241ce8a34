using ClusterSim;
using ClusterSim.Api.Core;

namespace Quickstart;

/// <summary>Prints what is to be seen, and keeps the timeline meanwhile.</summary>
internal sealed class Story(Cluster cluster, TextWriter output) : IDisposable
{
    private readonly Timeline _timeline = new(cluster);

    public void Chapter(string title)
    {
        _timeline.Begin(title);
        Heading(title);
    }

    public void Say(params IEnumerable<string> lines)
    {
        output.WriteLine();
        foreach (var line in lines)
            output.WriteLine(line.Length == 0 ? "" : "  " + line);
    }

    public void Show(IEnumerable<Node> nodes) => Say(Tables.Of(nodes, cluster.Now));

    public void Show(IEnumerable<Pod> pods) => Say(Tables.Of(pods, cluster.Now));

    public void ShowWide(IEnumerable<Pod> pods) => Say(Tables.Of(pods, cluster.Now, wide: true));

    public void Show(IEnumerable<Service> services) => Say(Tables.Of(services, cluster.Now));

    public void Show(IEnumerable<ReplicationController> controllers) => Say(Tables.Of(controllers, cluster.Now));

    public void ShowTimeline()
    {
        Heading("What happened, and when");
        Say(_timeline.Lines);
    }

    public void Dispose() => _timeline.Dispose();

    private void Heading(string title)
    {
        var heading = $"{cluster.Now - ClusterOptions.DefaultStart:hh\\:mm\\:ss}  {title}";
        output.WriteLine();
        output.WriteLine(heading);
        output.WriteLine(new string('─', heading.Length));
    }
}
