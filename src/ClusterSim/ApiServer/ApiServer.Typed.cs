using System.Reactive.Linq;
using ClusterSim.Api.Authentication;
using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.Api.Policy;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer;

/// <content>The verbs for callers in the same process: records in, records out.</content>
public sealed partial class ApiServer
{
    /// <summary>Shows computed objects of a kind to all readers, beside those that are stored. To be called before anybody reads.</summary>
    internal void Compute<T>(IComputedObjects computed) where T : ApiObject => _reads.Add(Scheme.Get<T>(), computed);

    internal T? Find<T>(ObjectKey key) where T : ApiObject
    {
        var endpoint = EndpointOf(Scheme.Get<T>());
        return _reads.Find(endpoint.StoredType, key) is { } obj ? (T)endpoint.Serve(obj) : null;
    }

    internal IReadOnlyList<T> List<T>(string? @namespace = null) where T : ApiObject =>
        EndpointOf(Scheme.Get<T>()) is { IsStoredAsServed: false } endpoint
            ? endpoint.Serve<T>(_reads.List<ApiObject>(endpoint.StoredType, @namespace))
            : _reads.List<T>(Scheme.Get<T>(), @namespace);

    internal T Create<T>(Caller caller, T obj) where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        return _loop.Invoke((Server: this, caller, obj), static call => (T)call.Server._registry.Create(call.Server.EndpointOf(call.obj), call.obj, call.caller.Quiet));
    }

    /// <summary>Creates an object, or replaces the one of its name.</summary>
    internal ApiObject Apply(Caller caller, ApiObject obj) => _loop.Invoke(() => _store.Find(EndpointOf(obj).StoredType, ObjectKey.Of(obj)) is null
        ? _registry.Create(EndpointOf(obj), obj, caller.Quiet)
        : _registry.Update(EndpointOf(obj), obj, UpdateRules.Main, caller.Quiet).Object);

    /// <summary>A token for the service account at <paramref name="account"/>.</summary>
    internal TokenRequest CreateToken(ObjectKey account, TokenRequest request) =>
        _loop.Invoke(() => _registry.IssueToken(EndpointOf(Scheme.Get<ServiceAccount>()), account, request, type => EndpointOf(Scheme.Of(type))));

    internal T Update<T>(Caller caller, T obj) where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        return Update(caller, obj, UpdateRules.Main);
    }

    internal T UpdateStatus<T>(Caller caller, T obj) where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        return Update(caller, obj, UpdateRules.Status);
    }

    private T Update<T>(Caller caller, T obj, UpdateRules rules) where T : ApiObject => _loop.Invoke(
        (Server: this, caller, obj, rules), static call => (T)call.Server._registry.Update(call.Server.EndpointOf(call.obj), call.obj, call.rules, call.caller.Quiet).Object);

    /// <summary>Changes parts of an object, through <c>status</c>, <c>scale</c> or another subresource when one is named.</summary>
    internal T Patch<T>(Caller caller, ObjectKey key, Patch patch, string subresource = "") where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(patch);
        return (T)Patch(caller, Scheme.Get<T>(), key, patch, subresource);
    }

    internal T Delete<T>(Caller caller, ObjectKey key, DeleteOptions? options = null) where T : ApiObject => _loop.IsHeld
        ? (T)_registry.Delete(EndpointOf(Scheme.Get<T>()), key, options ?? new(), caller.Quiet).Object
        : _loop.Invoke(() => Delete<T>(caller, key, options));

    /// <summary>Deletes all objects of a kind in a namespace whose labels match; null selects all.</summary>
    internal void DeleteCollection<T>(Caller caller, string? @namespace, LabelSelector? selector = null, DeleteOptions? options = null) where T : ApiObject
    {
        if (!_loop.IsHeld)
        {
            _loop.Invoke(() => DeleteCollection<T>(caller, @namespace, selector, options));
            return;
        }
        var selected = List<T>(@namespace).Where(obj => selector is null || selector.Matches(obj.Metadata.Labels)).ToList();
        _registry.DeleteAll(EndpointOf(Scheme.Get<T>()), selected, options ?? new(), caller.Quiet);
    }

    /// <summary>Gives up a Namespace's <c>spec.finalizers</c>, as the namespace controller does when it has emptied it.</summary>
    internal Namespace FinalizeNamespace(Caller caller, Namespace ns) => _loop.IsHeld
        ? (Namespace)_registry.FinalizeNamespace(EndpointOf(ns), ns, caller.Quiet)
        : _loop.Invoke(() => FinalizeNamespace(caller, ns));

    /// <summary>Binds a Pod to a Node.</summary>
    internal void Bind(Caller caller, ObjectKey pod, Binding binding) => _loop.Invoke((Server: this, caller, pod, binding), static call =>
    {
        call.Server._registry.Bind(call.Server.EndpointOf(call.Server.Scheme.Get<Pod>()), call.pod, call.binding, call.caller.Quiet);
        return true;
    });

    /// <summary>Sets the number of replicas of an object that has a <c>scale</c> subresource.</summary>
    internal void Scale<T>(Caller caller, ObjectKey key, int replicas) where T : ApiObject
    {
        if (_loop.IsHeld)
            _registry.Scale(EndpointOf(Scheme.Get<T>()), key, new() { Spec = new() { Replicas = replicas } }, caller.Quiet);
        else
            _loop.Invoke(() => Scale<T>(caller, key, replicas));
    }

    /// <summary>Deletes a Pod unless a disruption budget forbids it now.</summary>
    internal void Evict(Caller caller, ObjectKey pod, DeleteOptions? options = null)
    {
        if (_loop.IsHeld)
            _registry.Evict(EndpointOf(Scheme.Get<Pod>()), EndpointOf(Scheme.Get<PodDisruptionBudget>()), pod, options ?? new(), caller.Quiet);
        else
            _loop.Invoke(() => Evict(caller, pod, options));
    }

    /// <summary>Events of one kind from <paramref name="fromRevision"/> on (null: first what there is), delivered on the loop.</summary>
    /// <remarks>Ends with 410 <c>Expired</c> when the store no longer remembers the revision.</remarks>
    internal IObservable<WatchEvent<T>> Watch<T>(WatchScope scope = default, long? fromRevision = null) where T : ApiObject =>
        EndpointOf(Scheme.Get<T>()) is { IsStoredAsServed: false } endpoint
            ? new TranslatedWatch<T>(_store.Watch<ApiObject>(endpoint.StoredType, scope, fromRevision).Select(change => Serve<T>(endpoint, change)))
            : new TranslatedWatch<T>(_store.Watch<T>(Scheme.Get<T>(), scope, fromRevision));

    private static WatchEvent<T> Serve<T>(ResourceEndpoint endpoint, WatchEvent<ApiObject> change) where T : ApiObject
    {
        var served = endpoint.Serve(change);
        return new(served.Type, (T)served.Object, (T?)served.Before);
    }

    private ApiObject ApplyPatch(ResourceEndpoint endpoint, ObjectKey key, Patch patch, string subresource, WriteContext context)
    {
        var current = _registry.Get(endpoint, key);
        if (subresource == "scale")
        {
            var scale = (Scale)_pipeline.Patches.Apply(ResourceRegistry.ScaleToChange(endpoint, current), Scheme.Get<Scale>(), patch, new(), FieldValidation.Strict, context.Warn);
            _registry.Scale(endpoint, key, scale, context);
            return _registry.Get(endpoint, key);
        }
        var rules = RulesFor(endpoint, subresource);
        var patched = _pipeline.Patches.Apply(current, endpoint.Type, patch, new(), FieldValidation.Strict, context.Warn); // A typo in C# is a mistake, not a matter of versions.
        return _registry.Replace(endpoint, current, endpoint.Strategy.Default(patched), rules, context);
    }
}
