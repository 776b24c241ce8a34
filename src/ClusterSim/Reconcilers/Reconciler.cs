namespace ClusterSim.Reconcilers;

/// <summary>Brings what is closer to what should be, one object at a time.</summary>
/// <remarks>
/// <para>A reconciler is told <em>which</em> object to look at, never what happened to it: events may be merged, repeated or missed while it was not running.
/// So it reads the state, compares it with what the object asks for, and does the difference. Doing it twice must do no harm.</para>
/// <para>Keys wait in a queue without duplicates; one key is never reconciled twice at a time. An exception is recorded and the key retried with exponential back-off in virtual time.</para>
/// <para>A <see cref="ReconcilerComponent{T}"/> runs it. At each virtual instant it runs after everything else, so that its client's reads show all that was written before;
/// its own writes show from the next reconcile on.</para>
/// <example>
/// Gives every Website (a type of one's own) a ConfigMap:
/// <code>
/// public sealed class WebsiteReconciler(IClusterClient client) : Reconciler&lt;Website&gt;
/// {
///     protected override void Watch(ReconcilerWatches&lt;Website&gt; watches) => watches.Owns&lt;ConfigMap&gt;();
///
///     protected override Result Reconcile(Request request)
///     {
///         if (client.Find&lt;Website&gt;(request.Key) is not { } website || website.IsBeingDeleted)
///             return Result.Done; // Gone: the garbage collector removes what it owned.
///         if (client.ListOwnedBy&lt;ConfigMap&gt;(website).Count == 0)
///             client.Create(new ConfigMap { Metadata = new() { GenerateName = website.Metadata.Name + "-", Namespace = website.Metadata.Namespace, OwnerReferences = [OwnerReference.For(website)] } });
///         return Result.Done;
///     }
/// }
/// </code>
/// </example>
/// </remarks>
/// <typeparam name="T">The kind it looks after.</typeparam>
public abstract class Reconciler<T> where T : ApiObject
{
    /// <summary>Says what else to watch. Objects of <typeparamref name="T"/> are watched anyway.</summary>
    protected virtual void Watch(ReconcilerWatches<T> watches)
    {
    }

    /// <summary>Looks after one object; override this where nothing is awaited.</summary>
    protected virtual Result Reconcile(Request request) =>
        throw new InvalidOperationException($"{GetType().Name} overrides neither Reconcile nor ReconcileAsync.");

    /// <summary>Looks after one object; override this to await. Awaiting <c>Task.Delay(t, cluster.Time)</c> and the like stays in virtual time.</summary>
    /// <param name="request">Which object.</param>
    /// <param name="cancellationToken">Cancelled when the cluster is disposed.</param>
    protected virtual ValueTask<Result> ReconcileAsync(Request request, CancellationToken cancellationToken) => new(Reconcile(request));

    internal void DeclareWatches(ReconcilerWatches<T> watches) => Watch(watches);

    internal ValueTask<Result> Run(Request request, CancellationToken cancellationToken) => ReconcileAsync(request, cancellationToken);
}
