namespace ClusterSim.ApiServer.Registry;

/// <summary>What a deletion has come to.</summary>
/// <param name="Object">The object as it is now, or its last state.</param>
/// <param name="IsGone">False when finalizers or a grace period hold it.</param>
internal readonly record struct DeletionOutcome(ApiObject Object, bool IsGone);
