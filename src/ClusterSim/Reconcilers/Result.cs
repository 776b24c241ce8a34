namespace ClusterSim.Reconcilers;

/// <summary>What should happen with a request after it was reconciled.</summary>
/// <param name="RequeueAfter">Reconcile again after this much virtual time; null: when something changes.</param>
public readonly record struct Result(TimeSpan? RequeueAfter)
{
    /// <summary>Nothing until something changes.</summary>
    public static Result Done => default;

    /// <summary>Again after <paramref name="delay"/>.</summary>
    public static Result After(TimeSpan delay) => new(delay);
}
