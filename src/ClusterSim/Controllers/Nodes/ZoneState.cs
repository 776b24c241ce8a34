namespace ClusterSim.Controllers.Nodes;

/// <summary>How much of a zone is ready.</summary>
internal enum ZoneState : byte
{
    /// <summary>Not looked at yet.</summary>
    Initial,

    /// <summary>Most of it.</summary>
    Normal,

    /// <summary>Much of it is not: three Nodes at least, and <see cref="NodeLifecycleOptions.UnhealthyZoneThreshold"/> of all.</summary>
    PartialDisruption,

    /// <summary>Nothing is.</summary>
    FullDisruption,
}
