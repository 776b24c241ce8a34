using ClusterSim.Nodes.Pods;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Pulls images onto one machine, one after the other.</summary>
/// <remarks>Source: images/puller.go, serialImagePuller (v1.36). A pull of an image that another pull has just brought takes only the time to ask the registry.</remarks>
internal sealed class ImagePuller(SimulationLoop loop, ImageRegistry registry, ImageStore store, string node, KubeletOptions options) : ISimulationEvent
{
    private readonly Queue<Pull> _waiting = [];
    private ScheduledEvent _end;
    private DateTimeOffset _began;
    private string? _error;

    /// <summary>Pulls <paramref name="image"/> as soon as earlier pulls are done, and tells <paramref name="pod"/>.</summary>
    public void Enqueue(ResolvedImage image, PodWorker pod)
    {
        _waiting.Enqueue(new(image, pod, loop.Now));
        if (_waiting.Count == 1)
            BeginNext();
    }

    /// <summary>Forgets all pulls: the machine has lost power.</summary>
    public void Clear()
    {
        _waiting.Clear();
        _end.Cancel();
    }

    void ISimulationEvent.Execute()
    {
        var pull = _waiting.Dequeue();
        if (_error is null)
            store.Add(pull.Image);
        pull.Pod.PullEnded(pull.Image, _error, loop.Now - _began, loop.Now - pull.Enqueued);
        if (_waiting.Count > 0)
            BeginNext();
    }

    private void BeginNext()
    {
        var image = _waiting.Peek().Image;
        _began = loop.Now;
        _error = registry.ErrorOf(image, node, loop.Now);
        var isQuick = _error is not null || store.Contains(image);
        _end = loop.Schedule(options.ImagePullLatency + (isQuick ? TimeSpan.Zero : options.TimeToDownload(image.Image.SizeBytes)), EventRank.Default, this);
    }

    /// <summary>A pull that waits or is under way.</summary>
    private readonly record struct Pull(ResolvedImage Image, PodWorker Pod, DateTimeOffset Enqueued);
}
