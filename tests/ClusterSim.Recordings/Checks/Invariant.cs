namespace ClusterSim.Recordings.Checks;

/// <summary>Something that always holds.</summary>
internal abstract class Invariant
{
    public static IReadOnlyList<Invariant> All(World world) =>
    [
        new Revisions(), new Identities(), new Generations(), new PodStates(world), new Watches(world),
        new Capacity(world), new ReplicaCounts(world), new Addresses(world), new Deletions(world), new Owners(world), new ReadyEndpoints(world),
    ];

    /// <summary>What is wrong about a write; said at once.</summary>
    public virtual IEnumerable<string> In(Write write) => [];

    /// <summary>What is wrong about the cluster now; said when it has been wrong for a while.</summary>
    public virtual IEnumerable<string> Around() => [];
}
