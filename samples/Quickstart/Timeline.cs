using ClusterSim;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Storage;

namespace Quickstart;

/// <summary>Writes down what the cluster reports, at the virtual instant at which it happens.</summary>
internal sealed class Timeline : IDisposable
{
    // What is told of each container besides would only hide the rest.
    private static readonly string[] Omitted = ["Pulling", "Pulled", "Created", "SandboxChanged", "Starting", "NodeAllocatableEnforced"];

    private readonly Cluster _cluster;
    private readonly List<string> _lines = [];
    private readonly IDisposable[] _watches;
    private string? _title;

    public Timeline(Cluster cluster)
    {
        _cluster = cluster;
        var start = cluster.Api.Revision; // How the nodes came up is another story.
        _watches =
        [
            cluster.Client.Watch<Event>(fromRevision: start).Subscribe(change => Add(change.Object)),
            cluster.Client.Watch<Pod>(fromRevision: start).Subscribe(Add),
        ];
    }

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Begins a new part; it is mentioned if anything happens in it.</summary>
    public void Begin(string title) => _title = title;

    public void Dispose() => Array.ForEach(_watches, watch => watch.Dispose());

    private void Add(Event e)
    {
        if (!Omitted.Contains(e.Reason) && !e.Reason!.StartsWith("NodeHas", StringComparison.Ordinal))
            Add($"{e.InvolvedObject.Kind!.ToLowerInvariant()}/{e.InvolvedObject.Name}", $"{e.Reason}: {e.Message}");
    }

    private void Add(WatchEvent<Pod> change)
    {
        if (change.Type == WatchEventType.Deleted)
            Add($"pod/{change.Object.Metadata.Name}", "is gone");
    }

    private void Add(string what, string happened)
    {
        if (_title is not null)
            _lines.AddRange(_lines.Count > 0 ? ["", _title] : [_title]);
        _title = null;
        _lines.Add($"{_cluster.Now - ClusterOptions.DefaultStart:hh\\:mm\\:ss\\.fff}  {what,-28} {happened}");
    }
}
