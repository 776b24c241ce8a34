using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling;
using ClusterSim.Simulation;

namespace ClusterSim;

/// <summary>The schedulers of a cluster, to be asked why a Pod goes where it goes, or nowhere.</summary>
/// <remarks>Asking changes nothing: no random number is used up, nothing is written, no queue is touched. It costs nothing unless somebody asks.</remarks>
public sealed class ClusterScheduler
{
    private static readonly Caller Asker = new("admin");

    private readonly SimulationLoop _loop;
    private readonly ApiServer.ApiServer _api;
    private readonly IReadOnlyList<IClusterComponent> _components;

    internal ClusterScheduler(SimulationLoop loop, ApiServer.ApiServer api, IReadOnlyList<IClusterComponent> components) =>
        (_loop, _api, _components) = (loop, api, components);

    /// <summary>Explains a Pod of the cluster, waiting or bound.</summary>
    /// <inheritdoc cref="Explain(Pod)" path="/remarks"/>
    /// <exception cref="ApiException">404: there is no such Pod.</exception>
    public SchedulingExplanation Explain(ObjectKey pod) => _loop.Invoke(() => Explain(new DirectClient(_api, Asker).Get<Pod>(pod)));

    /// <inheritdoc cref="Explain(ObjectKey)"/>
    public SchedulingExplanation Explain(string @namespace, string name) => Explain(new ObjectKey(@namespace, name));

    /// <summary>Explains a Pod of the cluster, waiting or bound, or one that might be.</summary>
    /// <param name="pod">A Pod as it was read from the cluster; or one that was not (it has no <c>uid</c>), which is explained as it would be stored. Without a namespace: <c>default</c>.</param>
    /// <remarks>
    /// A bound Pod is explained as if it were not there; so is one that might be, in the place of the Pod of its name. It is asked what the schedulers know:
    /// what was written a moment ago reaches them when the cluster runs next.
    /// </remarks>
    /// <exception cref="ApiException">The API server would refuse the Pod.</exception>
    public SchedulingExplanation Explain(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return _loop.Invoke(() => _loop.WithoutDrawing(() => ExplainStored(string.IsNullOrEmpty(pod.Metadata.Uid) ? AsStored(pod) : pod)));
    }

    private SchedulingExplanation ExplainStored(Pod pod)
    {
        var name = string.IsNullOrEmpty(pod.Spec.SchedulerName) ? SchedulerProfile.Default.SchedulerName : pod.Spec.SchedulerName;
        var schedulers = _components.OfType<SchedulerComponent>().ToList();
        return schedulers.Find(scheduler => scheduler.SchedulerNames.Contains(name)) is { } scheduler
            ? scheduler.Explain(pod)
            : SchedulingExplainer.Unserved(pod, name, schedulers.SelectMany(static scheduler => scheduler.SchedulerNames).Order(StringComparer.Ordinal));
    }

    private Pod AsStored(Pod pod)
    {
        const string Placeholder = "explained"; // A Pod of its own name may be there.
        var metadata = pod.Metadata with { Namespace = string.IsNullOrEmpty(pod.Metadata.Namespace) ? "default" : pod.Metadata.Namespace };
        var name = string.IsNullOrEmpty(metadata.Name) ? metadata.GenerateName ?? "" : metadata.Name;
        var isTaken = name.Length > 0 && _api.Find<Pod>(new(metadata.Namespace, name)) is not null;
        var stored = _api.Rehearse(Asker, pod with { Metadata = isTaken || name.Length == 0 ? metadata with { Name = FreeName(metadata.Namespace, Placeholder) } : metadata });
        return stored with { Metadata = stored.Metadata with { Name = name } };
    }

    private string FreeName(string @namespace, string name) => _api.Find<Pod>(new(@namespace, name)) is null ? name : FreeName(@namespace, name + "x");
}
