using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Serves what CustomResourceDefinitions define: accepts their names, adds and takes away kinds, and removes the objects of those that are deleted.</summary>
/// <remarks>
/// It works as the server's own controllers do: through the loop, after each change of a definition, at the instant of the change.
/// Source: apiextensions apiserver/apiserver.go, customresource_handler.go, controller/status, controller/establish, controller/finalizer (v1.36).
/// </remarks>
internal sealed class CustomResourceRegistry
{
    private readonly ObjectStore _store;
    private readonly Scheme _scheme;
    private readonly SimulationLoop _loop;
    private readonly ResourceRegistry _registry;
    private readonly Func<ResourceType, ResourceEndpoint> _endpointOf;
    private readonly Action<ResourceType, ResourceEndpoint?> _setEndpoint;
    private readonly ResourceType _definitions;
    private readonly CustomResourceCleanup _cleanup;
    private readonly Dictionary<string, CustomKind> _kinds = new(StringComparer.Ordinal); // By the definition's name; looked up only.

    /// <param name="loop">Where it runs.</param>
    /// <param name="store">Where definitions are.</param>
    /// <param name="scheme">Takes the kinds.</param>
    /// <param name="registry">Carries out writes.</param>
    /// <param name="endpointOf">How a kind is served.</param>
    /// <param name="setEndpoint">Says how a kind is served from now on; null: not at all.</param>
    public CustomResourceRegistry(
        SimulationLoop loop, ObjectStore store, Scheme scheme, ResourceRegistry registry, Func<ResourceType, ResourceEndpoint> endpointOf, Action<ResourceType, ResourceEndpoint?> setEndpoint)
    {
        (_loop, _store, _scheme, _registry, _endpointOf, _setEndpoint) = (loop, store, scheme, registry, endpointOf, setEndpoint);
        _definitions = scheme.Get<CustomResourceDefinition>();
        _cleanup = new(loop, store, registry, Find, WriteStatus);
        store.Subscribe(_definitions, default, change => Look(change.Object.Metadata.Name!, change.Before as CustomResourceDefinition));
    }

    /// <summary>Whether the group consists of custom kinds, so that a path into nothing is answered as by nobody.</summary>
    public bool IsCustomGroup(string group) => _store.List<CustomResourceDefinition>(_definitions, null).Any(definition => definition.Spec.Group == group);

    /// <summary>Serves all definitions that are established, at once.</summary>
    public void ServeAll()
    {
        foreach (var definition in _store.List<CustomResourceDefinition>(_definitions, null))
            if (definition.Status.Conditions.IsTrue("Established"))
                Serve(definition);
    }

    private void Look(string name, CustomResourceDefinition? before)
    {
        if (Find(name) is not { } definition)
        {
            Remove(name);
            if (before is not null)
                LookAtOthers(before.Spec.Group, name);
            return;
        }
        if (AcceptedNames.Status(definition, InGroup(definition.Spec.Group), _loop.Now) is { } status && status != definition.Status)
        {
            WriteStatus(definition with { Status = status }); // What follows comes with the change that this is.
            if (status.AcceptedNames != definition.Status.AcceptedNames)
                LookAtOthers(definition.Spec.Group, name);
            return;
        }
        if (definition.Status.Conditions.IsTrue("NamesAccepted") || definition.Status.Conditions.IsTrue("Established"))
            Serve(definition);
        _cleanup.Look(definition, _kinds.GetValueOrDefault(name));
    }

    private void LookAtOthers(string group, string name)
    {
        foreach (var other in InGroup(group))
            if (other.Metadata.Name != name && !other.Status.Conditions.IsTrue("NamesAccepted"))
                _loop.Schedule(TimeSpan.Zero, EventRank.Default, () => Look(other.Metadata.Name!, null));
    }

    private void Serve(CustomResourceDefinition definition)
    {
        var name = definition.Metadata.Name!;
        var before = _kinds.GetValueOrDefault(name);
        var kind = CustomKind.From(definition, before, before is null ? RecordOf(definition) : null);
        if (kind == before)
            return;
        _kinds[name] = kind;
        var gone = before?.Endpoints ?? [];
        foreach (var endpoint in gone)
            _setEndpoint(endpoint.Type, null);
        foreach (var endpoint in kind.Endpoints)
            _setEndpoint(endpoint.Type, endpoint);
        var known = gone.Select(endpoint => endpoint.Type).ToList();
        if (before is null && kind.StoredType.ClrType != typeof(CustomResource))
            known.Add(kind.StoredType);
        var added = kind.Endpoints.Select(endpoint => endpoint.Type).ToList();
        _scheme.Replace(known, added); // Also where only the schema has changed, which clients read as well.
        foreach (var endpoint in gone)
            endpoint.Retire();
    }

    private void Remove(string name)
    {
        if (!_kinds.Remove(name, out var kind))
            return;
        foreach (var endpoint in kind.Endpoints)
            _setEndpoint(endpoint.Type, null);
        // A record of C# code is served with or without a definition.
        _scheme.Replace([.. kind.Endpoints.Select(endpoint => endpoint.Type)], kind.StoredType.ClrType == typeof(CustomResource) ? [] : [kind.StoredType]);
        foreach (var endpoint in kind.Endpoints)
            endpoint.Retire();
    }

    private ResourceType? RecordOf(CustomResourceDefinition definition) => definition.Spec.Versions
        .Select(version => _scheme.Find(definition.Spec.Group + "/" + version.Name, definition.Spec.Names.Kind))
        .FirstOrDefault(type => type is not null && type.ClrType != typeof(CustomResource));

    private CustomResourceDefinition? Find(string name) => (CustomResourceDefinition?)_store.Find(_definitions, new("", name));

    private List<CustomResourceDefinition> InGroup(string group) => [.. _store.List<CustomResourceDefinition>(_definitions, null).Where(definition => definition.Spec.Group == group)];

    private void WriteStatus(CustomResourceDefinition definition) => _registry.Update(_endpointOf(_definitions), definition, UpdateRules.Status, Caller.ApiServer.Quiet);
}
