using ClusterSim.Serialization;

namespace ClusterSim.ApiServer;

/// <content>Taking out all objects, and putting them in again.</content>
public sealed partial class ApiServer
{
    private const string Definitions = "customresourcedefinitions";

    /// <summary>Everything that is stored; first what the kinds of other objects are defined by.</summary>
    internal IEnumerable<ApiObject> StoredObjects() => Scheme.All
        .Where(type => EndpointOf(type).IsStoredAsServed || EndpointOf(type).CustomKind?.Endpoints[0].Type == type)
        .OrderBy(type => type.Plural == Definitions ? 0 : 1)
        .SelectMany(type => _store.List(EndpointOf(type).StoredType));

    /// <summary>Stores objects as they are: with their uids, times and status, but as new revisions.</summary>
    /// <exception cref="DecodeException">One of them is of no kind that is served, or cannot be read.</exception>
    internal void Restore(IEnumerable<JsonValue> objects)
    {
        foreach (var json in objects)
        {
            var (apiVersion, kind) = (json["apiVersion"]?.AsText ?? "", json["kind"]?.AsText ?? "");
            if (Scheme.Find(apiVersion, kind) is null)
                _custom.ServeAll(); // Their definitions have just been put in.
            var type = Scheme.Find(apiVersion, kind) ?? throw new DecodeException($"{kind} in {apiVersion} is not a kind this cluster serves.");
            var obj = (ApiObject)ObjectJson.FromJson(type.ClrType, json);
            _registry.Restore(EndpointOf(type), obj);
        }
    }
}
