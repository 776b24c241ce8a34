namespace ClusterSim.Scheduling;

/// <summary>How much of one resource is asked for.</summary>
/// <param name="Resource">The resource's number in the snapshot (<see cref="Snapshot.ResourceIndex"/>).</param>
/// <param name="Amount">Millicores for CPU, bytes for memory and storage, pieces for others; never 0.</param>
public readonly record struct ResourceRequest(int Resource, long Amount);
