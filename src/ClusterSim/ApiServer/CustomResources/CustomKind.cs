using System.Runtime.CompilerServices;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>A kind that a CustomResourceDefinition defines, in all its versions, and the form in which its objects are stored.</summary>
/// <remarks>
/// Source: apiextensions apiserver/customresource_handler.go (v1.36).
/// Differs from Kubernetes: where the kind has a record in C#, objects are held as that record, and fields it does not have are dropped although the schema knows them.
/// </remarks>
internal sealed class CustomKind
{
    private readonly CustomVersion _storage;
    private readonly Dictionary<string, CustomVersion> _versions;

    private CustomKind(CustomResourceDefinition definition, ResourceType stored, IReadOnlyList<ResourceType> known)
    {
        (Definition, StoredType) = (definition, stored);
        var versions = definition.Spec.Versions.Select(version => new CustomVersion(definition, version)).ToList();
        _versions = versions.ToDictionary(version => version.ApiVersion, StringComparer.Ordinal);
        _storage = versions.Find(version => version.Version.Storage) ?? versions[0];
        Endpoints = [.. versions.Where(version => version.Version.Served).Select(version => EndpointOf(version, known))];
        StorageEndpoint = Endpoints.FirstOrDefault(endpoint => endpoint.Custom == _storage) ?? EndpointOf(_storage, known);
    }

    public CustomResourceDefinition Definition { get; private set; }

    /// <summary>The kind under which the store holds the objects, whatever versions are served; it stays as long as the definition does.</summary>
    public ResourceType StoredType { get; }

    /// <summary>The versions that are served.</summary>
    public IReadOnlyList<ResourceEndpoint> Endpoints { get; }

    /// <summary>The version in which objects are stored, be it served or not.</summary>
    public ResourceEndpoint StorageEndpoint { get; }

    public bool IsTerminating => Definition.Status.Conditions.IsTrue("Terminating");

    /// <summary>The kind as its definition is now.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="before">The kind as it was; null when it is new.</param>
    /// <param name="record">The kind as the record that C# code has of it; null when there is none.</param>
    public static CustomKind From(CustomResourceDefinition definition, CustomKind? before, ResourceType? record)
    {
        if (before is not null && before.Definition.Spec == definition.Spec && before.Definition.Status.AcceptedNames == definition.Status.AcceptedNames)
        {
            before.Definition = definition;
            return before;
        }
        var stored = before?.StoredType ?? record ?? TypeOf(definition, definition.Spec.Versions[0].Name, typeof(CustomResource), Subresources.None);
        return new(definition, stored, before is not null ? [.. before.Endpoints.Select(endpoint => endpoint.Type)] : record is null ? [] : [record]);
    }

    private ResourceEndpoint EndpointOf(CustomVersion version, IReadOnlyList<ResourceType> known)
    {
        var subresources = (version.HasStatus ? Subresources.Status : 0) | (version.Scale is not null ? Subresources.Scale : 0);
        var record = StoredType.ClrType != typeof(CustomResource) && StoredType.ApiVersion == version.ApiVersion ? StoredType.ClrType : typeof(CustomResource);
        var type = TypeOf(Definition, version.Name, record, subresources);
        type = known.FirstOrDefault(other => IsSame(other, type)) ?? type; // Whoever watches the kind goes by it.
        var served = new ConditionalWeakTable<ApiObject, ApiObject>();
        StoredVersion stored = new(StoredType, obj => Store(obj, version), obj => served.GetValue(obj, original => Serve(original, version)));
        return new(type, new CustomResourceStrategy(version, type.Namespaced), stored) { Custom = version, CustomKind = this };
    }

    /// <summary>The stored form: the storage version, without what that does not know.</summary>
    private ApiObject Store(ApiObject obj, CustomVersion version)
    {
        var json = CustomObjects.ToJson(obj);
        if (StoredType.ClrType != typeof(CustomResource))
            return obj.GetType() == StoredType.ClrType ? obj : (ApiObject)ObjectJson.FromJson(StoredType.ClrType, json) with { Metadata = obj.Metadata };
        var content = _storage == version ? json : _storage.Trim(json.Set("apiVersion", _storage.ApiVersion));
        return As(_storage, Numbers.Stored(content), obj);
    }

    /// <summary>The served form: with the defaults of the version it was stored in, without what the served one does not know.</summary>
    private ApiObject Serve(ApiObject stored, CustomVersion version)
    {
        if (stored is not CustomResource && stored.ApiVersion == version.ApiVersion)
            return stored;
        var json = CustomObjects.ToJson(stored);
        var content = _versions.GetValueOrDefault(stored.ApiVersion)?.Complete(json) ?? json;
        if (stored.ApiVersion != version.ApiVersion)
            content = version.Trim(content.Set("apiVersion", version.ApiVersion));
        return ReferenceEquals(content, json) && stored.ApiVersion == version.ApiVersion ? stored : As(version, content, stored);
    }

    private static CustomResource As(CustomVersion version, JsonObject content, ApiObject obj) =>
        (CustomResource)CustomObjects.With(new CustomResource(version.ApiVersion, version.Kind) { Metadata = obj.Metadata }, content);

    private static ResourceType TypeOf(CustomResourceDefinition definition, string version, Type record, Subresources subresources)
    {
        var names = definition.Status.AcceptedNames.Plural.Length > 0 ? definition.Status.AcceptedNames : definition.Spec.Names;
        return new()
        {
            Group = definition.Spec.Group,
            Version = version,
            Kind = names.Kind,
            ListKind = names.ListKind ?? names.Kind + "List",
            Plural = names.Plural,
            Singular = names.Singular ?? names.Kind.ToLowerInvariant(),
            ClrType = record,
            Namespaced = definition.Spec.Scope == "Namespaced",
            ShortNames = names.ShortNames,
            Categories = names.Categories,
            Subresources = subresources,
        };
    }

    private static bool IsSame(ResourceType x, ResourceType y) =>
        (x.ApiVersion, x.Kind, x.ListKind, x.Plural, x.Singular, x.ClrType, x.Namespaced, x.Subresources) == (y.ApiVersion, y.Kind, y.ListKind, y.Plural, y.Singular, y.ClrType, y.Namespaced, y.Subresources)
        && x.ShortNames.SequenceEqual(y.ShortNames)
        && x.Categories.SequenceEqual(y.Categories);
}
