using Microsoft.Extensions.Logging;

namespace ClusterSim.Reconcilers;

/// <summary>Runs a <see cref="Reconciler{T}"/>: watches what it watches, keeps its work queue, retries what fails.</summary>
/// <param name="name">Name of the component, under which it writes.</param>
/// <param name="create">Makes the reconciler, once, when the component starts.</param>
/// <param name="options">How it retries, and how much it does at a time; null for the defaults.</param>
/// <typeparam name="T">The kind it looks after.</typeparam>
public sealed class ReconcilerComponent<T>(string name, Func<ComponentContext, Reconciler<T>> create, WorkQueueOptions? options = null) : ReconcilerComponent(name)
    where T : ApiObject
{
    private WorkQueue<ObjectKey>? _queue;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkFailure<ObjectKey>> Failures => _queue?.Failures ?? [];

    /// <inheritdoc/>
    public override int Pending => _queue?.Count ?? 0;

    /// <inheritdoc/>
    public override void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reconciler = create(context);
        var queue = _queue = new(context.Loop, (key, cancellation) => reconciler.Run(new(key), cancellation), options, context.Calls) { Owner = Name };
        queue.Failed += failure => context.Logger.LogWarning(
            failure.Error, "Reconciling {Kind} {Key} failed, {Attempts} times in a row; next attempt at {NextAttempt}", typeof(T).Name, failure.Item, failure.Attempts, failure.NextAttempt);

        var watches = new ReconcilerWatches<T>();
        reconciler.DeclareWatches(watches);
        context.Informers.For<T>().OnChange((before, after) => queue.Add((after ?? before)!.Key));
        foreach (var watched in watches.All)
            watched(context.Informers, queue.Add);
    }
}
