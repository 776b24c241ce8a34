using ClusterSim.Serialization;

namespace ClusterSim;

/// <content>Keeping a cluster, and going on with it later.</content>
public sealed partial class Cluster
{
    /// <summary>What the cluster holds now, to begin another one with (<see cref="ClusterOptions.State"/>), in this process or another.</summary>
    public ClusterState Save() => Loop.Invoke(() => new ClusterState
    {
        Now = Now,
        Seed = Seed,
        Revision = Api.Revision,
        Objects = [.. Api.StoredObjects().Select(obj => (JsonValue)ObjectJson.ToJson(obj))],
    });

    // Else it would draw the names and uids anew that it has drawn before.
    private static ulong SeedOf(ClusterOptions options) => options.State is { } state ? state.Seed ^ ((ulong)state.Revision * 0x9E3779B97F4A7C15) : options.Seed;
}
