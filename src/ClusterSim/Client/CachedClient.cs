using ClusterSim.ApiServer;

namespace ClusterSim.Client;

/// <summary>Reads the informers' caches: within one event they show one state, however much is written meanwhile.</summary>
internal sealed class CachedClient(ApiServer.ApiServer server, Caller caller, Informers informers, CallTimes? times = null) : ApiClient(server, caller, times)
{
    public override T? Find<T>(ObjectKey key) where T : class => informers.For<T>().Find(key);

    public override IReadOnlyList<T> List<T>(string? @namespace = null, LabelSelector? selector = null)
    {
        var informer = informers.For<T>();
        return Select(@namespace is null ? informer.Items : informer.InNamespace(@namespace), selector);
    }

    public override IReadOnlyList<T> ListOwnedBy<T>(ApiObject owner) => informers.For<T>().ByIndex(Informer.ByController, owner.Metadata.Uid ?? "");
}
