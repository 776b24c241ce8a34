namespace ClusterSim.Reconcilers;

/// <summary>A component that runs a reconciler; see <see cref="ReconcilerComponent{T}"/>.</summary>
public abstract class ReconcilerComponent : IClusterComponent
{
    private protected ReconcilerComponent(string name) => Name = name;

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Objects whose last reconcile failed, the earliest failure first; each is tried again.</summary>
    public abstract IReadOnlyList<WorkFailure<ObjectKey>> Failures { get; }

    /// <summary>How many objects wait to be reconciled now.</summary>
    public abstract int Pending { get; }

    /// <inheritdoc/>
    public abstract void Start(ComponentContext context);
}
