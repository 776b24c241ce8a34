using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer.Apply;

/// <summary>The owners of an object's number of replicas, as they are those of its <c>scale</c>, and back.</summary>
/// <remarks>Source: apimachinery managedfields/scalehandler.go (v1.36).</remarks>
internal static class ScaleOwners
{
    private const string ScaleVersion = "autoscaling/v1";
    private static readonly FieldSet InScale = FieldSet.OfFields("spec", "replicas");

    /// <summary>The owners of the scale of an object.</summary>
    public static Managed ToScale(Managed managed, ResourceEndpoint endpoint)
    {
        var inParent = Replicas(endpoint);
        return Managed.Of(managed.Where(entry => Owns(entry, inParent)).Select(entry => entry with { ApiVersion = ScaleVersion, Fields = InScale }));
    }

    /// <summary>The owners of an object, of whose scale the owners are <paramref name="scales"/>.</summary>
    public static Managed ToParent(Managed managed, Managed scales, ResourceEndpoint endpoint)
    {
        var inParent = Replicas(endpoint);
        var entries = new List<ManagedEntry>();
        foreach (var entry in managed)
            entries.Add(Owns(entry, inParent) && scales.Find(entry.Id) is null ? entry with { Fields = entry.Fields.Difference(inParent) } : entry);
        foreach (var entry in scales)
        {
            if (entry.Fields.Intersection(InScale).IsEmpty || managed.Any(known => known.Id == entry.Id && Owns(known, inParent)))
                continue;
            var id = entry.Id.IsApplier ? entry.Id : entry.Id with { ApiVersion = endpoint.Type.ApiVersion };
            var time = managed.Find(entry.Id)?.Time; // The real server forgets the time of whoever is new.
            entries.RemoveAll(known => known.Id == id);
            entries.Add(new(id, endpoint.Type.ApiVersion, inParent, time));
        }
        return Managed.Of(entries);
    }

    private static FieldSet Replicas(ResourceEndpoint endpoint) => FieldSet.OfFields([.. endpoint.Strategy.ReplicasPath]);

    private static bool Owns(ManagedEntry entry, FieldSet fields) => !entry.Fields.Intersection(fields).IsEmpty;
}
