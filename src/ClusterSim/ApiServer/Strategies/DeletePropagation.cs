namespace ClusterSim.ApiServer.Strategies;

/// <summary>What becomes of the dependents of a deleted object when the request does not say.</summary>
internal enum DeletePropagation
{
    /// <summary>The garbage collector deletes them afterwards.</summary>
    Background,

    /// <summary>They stay, without the reference to their owner.</summary>
    Orphan,

    /// <summary>The kind has no dependents; what the request says is ignored.</summary>
    Unsupported,
}
