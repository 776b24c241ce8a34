using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.Log;
using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Registry;

/// <summary>
/// The one implementation of every verb, behind typed calls and requests in bytes alike: fills in, admits, prepares, validates, stores.
/// Everything here runs on the loop, so nobody else writes in between and nothing is ever retried.
/// </summary>
/// <remarks>Source: apiserver registry/generic/registry/store.go, registry/rest/create.go, update.go, delete.go (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    private readonly SimulationLoop _loop;
    private readonly ObjectStore _store;
    private readonly EventLog _log;
    private readonly AdmissionChain _admission;
    private readonly ServiceAllocation _services;
    private readonly NameGenerator _generator;
    private readonly TokenGenerator _tokens;
    private readonly FieldManagers _managers;

    public ResourceRegistry(
        SimulationLoop loop, ObjectStore store, EventLog log, AdmissionChain admission, ServiceAllocation services, TokenGenerator tokens, FieldManagers managers)
    {
        _managers = managers;
        _loop = loop;
        _store = store;
        _log = log;
        _admission = admission;
        _services = services;
        _generator = new(loop);
        _tokens = tokens;
    }

    /// <summary>The object at <paramref name="key"/>.</summary>
    /// <exception cref="ApiException">404: there is none.</exception>
    public ApiObject Get(ResourceEndpoint endpoint, ObjectKey key) => Find(endpoint, key) ?? throw ApiErrors.NotFound(endpoint.Type, key.Name);

    private ApiObject? Find(ResourceEndpoint endpoint, ObjectKey key) => _store.Find(endpoint.StoredType, key) is { } obj ? endpoint.Serve(obj) : null;

    /// <summary>Stores an object that was stored before, as it was.</summary>
    public void Restore(ResourceEndpoint endpoint, ApiObject obj)
    {
        var allocated = _services.BeginCreate(obj); // It has what it needs; from now on nobody else gets that.
        CommitCreate(endpoint, obj, Caller.ApiServer.Quiet);
        allocated.Commit(dryRun: false);
    }

    private ApiObject CommitCreate(ResourceEndpoint endpoint, ApiObject obj, WriteContext context, bool isAsAsked = false)
    {
        if (context.DryRun)
            return obj;
        StoredSize.Check(obj, endpoint.Type, context);
        var stored = _store.TryCreate(endpoint.StoredType, endpoint.Store(obj)) ?? throw Taken(endpoint, obj);
        _log.Add(context.Caller, WriteVerb.Create, endpoint.StoredType, stored);
        Settle(endpoint, stored, isAsAsked);
        return endpoint.Serve(stored);
    }

    /// <summary>Writes an object whose fields are owned as they were.</summary>
    private ApiObject CommitUpdate(ResourceEndpoint endpoint, ApiObject obj, WriteContext context) => CommitUpdate(endpoint, obj, obj.Metadata.Ownership, context);

    private ApiObject CommitUpdate(ResourceEndpoint endpoint, ApiObject obj, FieldOwnership? ownership, WriteContext context)
    {
        if (context.DryRun)
            return obj with { Metadata = obj.Metadata.OwnedAs(ownership) };
        StoredSize.Check(obj, endpoint.Type, context);
        var stored = _store.Update(endpoint.StoredType, endpoint.Store(obj), ownership);
        _log.Add(context.Caller, WriteVerb.Update, endpoint.StoredType, stored);
        if (!ReferenceEquals(ownership, obj.Metadata.Ownership))
            Settle(endpoint, stored);
        return endpoint.Serve(stored);
    }

    private static void Settle(ResourceEndpoint endpoint, ApiObject stored, bool isAsAsked = false)
    {
        if (endpoint.IsStoredAsServed)
            (stored.Metadata.Ownership as Ownership)?.Settle(stored, isAsAsked);
    }

    private ApiObject CommitDelete(ResourceEndpoint endpoint, ApiObject obj, WriteContext context)
    {
        if (context.DryRun)
            return obj;
        var last = _store.Delete(endpoint.StoredType, ObjectKey.Of(obj));
        _log.Add(context.Caller, WriteVerb.Delete, endpoint.StoredType, last);
        _services.Release(last);
        return endpoint.Serve(last);
    }

    // What holds for all kinds, whatever their own rules say.
    private static void ThrowIfInvalid(ResourceEndpoint endpoint, ApiObject obj, FieldErrors errors)
    {
        if (errors.Any)
            throw endpoint.Invalid(obj, errors);
    }
}
