namespace ClusterSim.Reconcilers;

/// <summary>What to reconcile: the key of an object, never what happened to it.</summary>
/// <param name="Key">Namespace and name; the object may be gone by now.</param>
public readonly record struct Request(ObjectKey Key);
