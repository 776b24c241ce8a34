namespace ClusterSim.Simulation;

/// <summary>What runs first among events of the same virtual instant; within one rank, what was scheduled first.</summary>
public enum EventRank : byte
{
    /// <summary>A watch delivery: caches see every change of an instant before anything acts on it.</summary>
    Delivery = 0,

    /// <summary>Everything ordinary: timers, continuations of asynchronous code, requests.</summary>
    Default = 1,

    /// <summary>A reconcile: runs when all deliveries and ordinary events of the instant are done.</summary>
    Reconcile = 2,
}
