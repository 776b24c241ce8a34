using ClusterSim.ApiServer;

namespace ClusterSim.Client;

/// <summary>Reads the store: what it shows includes the very last write.</summary>
internal sealed class DirectClient(ApiServer.ApiServer server, Caller caller) : ApiClient(server, caller)
{
    public override T? Find<T>(ObjectKey key) where T : class => Server.Find<T>(key);

    public override IReadOnlyList<T> List<T>(string? @namespace = null, LabelSelector? selector = null) => Select(Server.List<T>(@namespace), selector);

    public override IReadOnlyList<T> ListOwnedBy<T>(ApiObject owner)
    {
        var @namespace = string.IsNullOrEmpty(owner.Metadata.Namespace) ? null : owner.Metadata.Namespace; // What a cluster-scoped object owns may be anywhere.
        return [.. Server.List<T>(@namespace).Where(obj => obj.IsControlledBy(owner))];
    }
}
