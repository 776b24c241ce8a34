using ClusterSim.ApiServer;
using ClusterSim.Storage;

namespace ClusterSim.Client;

/// <summary>Writes through the API server; where reads come from is up to the two that derive from it.</summary>
internal abstract class ApiClient(ApiServer.ApiServer server, Caller caller, CallTimes? times = null) : IClusterClient
{
    public string Actor => caller.Name;

    public TimeProvider Time => server.Time;

    protected ApiServer.ApiServer Server => server;

    public abstract T? Find<T>(ObjectKey key) where T : ApiObject;

    public abstract IReadOnlyList<T> List<T>(string? @namespace = null, LabelSelector? selector = null) where T : ApiObject;

    public abstract IReadOnlyList<T> ListOwnedBy<T>(ApiObject owner) where T : ApiObject;

    public IObservable<WatchEvent<T>> Watch<T>(WatchScope scope = default, long? fromRevision = null) where T : ApiObject => server.Watch<T>(scope, fromRevision);

    public T Create<T>(T obj) where T : ApiObject
    {
        times?.Calling();
        return Answered(server.Create(caller, obj));
    }

    public T Update<T>(T obj) where T : ApiObject
    {
        times?.Calling();
        return Answered(server.Update(caller, obj));
    }

    public T UpdateStatus<T>(T obj) where T : ApiObject
    {
        times?.Calling();
        return Answered(server.UpdateStatus(caller, obj));
    }

    public T Apply<T>(T obj, string? fieldManager = null, bool force = false, string subresource = "") where T : ApiObject
    {
        times?.Calling();
        return Answered(server.ServerSideApply(caller, obj, fieldManager, force, subresource));
    }

    public T Patch<T>(ObjectKey key, Patch patch, string subresource = "") where T : ApiObject
    {
        times?.Calling();
        return Answered(server.Patch<T>(caller, key, patch, subresource));
    }

    public T Delete<T>(ObjectKey key, DeleteOptions? options = null) where T : ApiObject
    {
        times?.Calling();
        return Answered(server.Delete<T>(caller, key, options));
    }

    public void Bind(ObjectKey pod, Binding binding)
    {
        times?.Calling();
        server.Bind(caller, pod, binding);
    }

    public void Evict(ObjectKey pod, DeleteOptions? options = null)
    {
        times?.Calling();
        server.Evict(caller, pod, options);
    }

    public Namespace FinalizeNamespace(Namespace @namespace)
    {
        times?.Calling();
        return Answered(server.FinalizeNamespace(caller, @namespace));
    }

    public void Scale<T>(ObjectKey key, int replicas) where T : ApiObject
    {
        times?.Calling();
        server.Scale<T>(caller, key, replicas);
    }

    private T Answered<T>(T written) where T : ApiObject => times is null ? written : times.Answered(written);

    protected static IReadOnlyList<T> Select<T>(IReadOnlyList<T> objects, LabelSelector? selector) where T : ApiObject =>
        selector is null || selector.IsEmpty ? objects : [.. objects.Where(obj => selector.Matches(obj.Metadata.Labels))];
}
