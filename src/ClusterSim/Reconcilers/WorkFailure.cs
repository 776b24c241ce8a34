namespace ClusterSim.Reconcilers;

/// <summary>An item of a work queue that has failed and will be tried again.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Error">What went wrong the last time.</param>
/// <param name="Attempts">How often in a row it went wrong.</param>
/// <param name="Time">When it last did.</param>
/// <param name="NextAttempt">When it is tried again, unless something changes before.</param>
/// <typeparam name="TItem">What the queue holds.</typeparam>
public sealed record WorkFailure<TItem>(TItem Item, Exception Error, int Attempts, DateTimeOffset Time, DateTimeOffset NextAttempt);
