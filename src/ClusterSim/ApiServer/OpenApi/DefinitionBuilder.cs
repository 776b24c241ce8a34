using ClusterSim.ApiServer.Discovery;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>Collects the schemas of types, and of the types they are made of.</summary>
/// <param name="dialect">The version of OpenAPI.</param>
/// <remarks>Source: kube-openapi pkg/generators, for the extensions (v1.36).</remarks>
internal sealed class DefinitionBuilder(Dialect dialect)
{
    private const string VersionText = "Group and version of the API, such as apps/v1; says how the object is to be read.";
    private const string KindText = "Kind of the object in CamelCase, such as Deployment.";

    private readonly SortedDictionary<string, JsonValue> _definitions = new(StringComparer.Ordinal);
    private readonly Queue<Type> _waiting = new();

    /// <summary>The schemas so far, by name.</summary>
    public JsonObject Build()
    {
        while (_waiting.TryDequeue(out var type))
            _definitions[DefinitionNames.Of(type)] = Record(type);
        return new(_definitions);
    }

    /// <summary>Adds the schema of a record.</summary>
    /// <returns>Its name.</returns>
    public string Add(Type type)
    {
        var name = DefinitionNames.Of(type);
        if (_definitions.TryAdd(name, JsonValue.Null))
            _waiting.Enqueue(type);
        return name;
    }

    /// <summary>Adds the schema of a kind.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="custom">Its schema, where users define it; null for kinds with a record.</param>
    public string Add(ResourceType type, JsonObject? custom)
    {
        if (custom is null)
            return Add(type.ClrType);
        var name = DefinitionNames.Of(type);
        _definitions[name] = Custom(type, custom);
        return name;
    }

    /// <summary>Adds the schema of lists of a kind.</summary>
    public string AddList(ResourceType type, string item, string listKind)
    {
        var name = item[..^type.Kind.Length] + listKind;
        _definitions[name] = Json.Object(
            ("description", $"A list of objects of kind {type.Kind}."),
            ("type", "object"),
            ("required", Json.Texts(["items"])),
            ("properties", Json.Object(
                ("apiVersion", Described(Text, VersionText)),
                ("items", Json.Object(("description", "The objects."), ("type", "array"), ("items", dialect.Reference(item)))),
                ("kind", Described(Text, KindText)),
                ("metadata", Described(dialect.Reference(Add(typeof(ListMeta))), "Revision of the list, and where it goes on.")))),
            ("x-kubernetes-group-version-kind", Identity(type.Group, listKind, type.Version)));
        return name;
    }

    /// <summary>Adds the schema of patches.</summary>
    public string AddPatch()
    {
        const string Name = DefinitionNames.MetaPackage + ".Patch";
        _definitions[Name] = Json.Object(("description", "A change of an object; its media type says how it is read."), ("type", "object"));
        return Name;
    }

    public static JsonArray Identity(string group, string kind, string version) => Json.Array([Json.Object(("group", group), ("kind", kind), ("version", version))]);

    private static JsonObject Text => Json.Object(("type", "string"));

    private static JsonObject Described(JsonObject schema, string? description) => description is null ? schema : new([new("description", description), .. schema.Fields]);

    private JsonObject Record(Type type)
    {
        var schema = ObjectSchema.Of(type);
        var properties = new SortedDictionary<string, JsonValue>(StringComparer.Ordinal);
        if (schema.HasTypeFields)
        {
            properties["apiVersion"] = Described(Text, VersionText);
            properties["kind"] = Described(Text, KindText);
        }
        foreach (var field in schema.Fields)
            properties[field.WireName] = Field(type, field);
        var required = schema.Fields.Where(field => field.IsRequired).Select(field => field.WireName).Order(StringComparer.Ordinal).ToList();
        return Json.Object(
            ("description", FieldDocs.Of(type)),
            ("type", "object"),
            ("required", Json.TextsOrNone(required)),
            ("properties", properties.Count == 0 ? null : new JsonObject(properties)),
            ("x-kubernetes-group-version-kind", schema.Resource is { } resource ? Identity(resource.Group, resource.KindOf(type), resource.Version) : null));
    }

    private JsonObject Field(Type type, FieldSchema field)
    {
        var isList = field.Shape == FieldShape.List;
        var listType = field.ListKeys.Count > 0 ? "map" : field.IsSet ? "set" : field.IsAtomic ? "atomic" : null;
        var strategy = string.Join(',', new[] { field.PatchMerges ? "merge" : null, field.RetainsKeys ? "retainKeys" : null, field.PatchReplaces ? "replace" : null }.OfType<string>());
        var extensions = Json.Object(
            ("default", field.ServerDefault),
            ("x-kubernetes-list-map-keys", Json.TextsOrNone([.. field.ListKeys])),
            ("x-kubernetes-list-type", isList ? listType : null),
            ("x-kubernetes-map-type", !isList && field.IsAtomic ? "atomic" : null),
            ("x-kubernetes-patch-merge-key", field.PatchMergeKey),
            ("x-kubernetes-patch-strategy", strategy.Length > 0 ? strategy : null));
        return new([.. Described(Value(field.ClrType), FieldDocs.Of(field.DeclaringType, field.Name) ?? FieldDocs.Of(type, field.Name)).Fields, .. extensions.Fields]);
    }

    private JsonObject Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return Json.Object(("type", "array"), ("items", Value(type.GetGenericArguments()[0])));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueMap<>))
            return Json.Object(("type", "object"), ("additionalProperties", Value(type.GetGenericArguments()[0])));
        if (type.IsAssignableTo(typeof(ApiRecord)))
            return dialect.Reference(Add(type));
        return type switch
        {
            _ when type == typeof(bool) => Json.Object(("type", "boolean")),
            _ when type == typeof(int) => Json.Object(("type", "integer"), ("format", "int32")),
            _ when type == typeof(long) => Json.Object(("type", "integer"), ("format", "int64")),
            _ when type == typeof(double) => Json.Object(("type", "number"), ("format", "double")),
            _ when type == typeof(Bytes) => Json.Object(("type", "string"), ("format", "byte")),
            _ when type == typeof(Time) || type == typeof(MicroTime) => Json.Object(("type", "string"), ("format", "date-time")),
            _ when type == typeof(JsonValue) || type == typeof(JsonObject) => Json.Object(("type", "object")),
            _ when type == typeof(Quantity) => dialect.Quantity,
            _ when type == typeof(IntOrString) => dialect.IntOrString,
            _ => Text,
        };
    }

    // What users define says nothing of what all objects have.
    private JsonObject Custom(ResourceType type, JsonObject schema)
    {
        schema = (JsonObject)dialect.Adapt(schema);
        var properties = schema.Find("properties") as JsonObject ?? JsonObject.Empty;
        properties = properties
            .Set("apiVersion", Described(Text, VersionText))
            .Set("kind", Described(Text, KindText))
            .Set("metadata", Described(dialect.Reference(Add(typeof(ObjectMeta))), FieldDocs.Of(typeof(ApiObject), nameof(ApiObject.Metadata))));
        return schema.Set("type", "object").Set("properties", properties).Set("x-kubernetes-group-version-kind", Identity(type.Group, type.Kind, type.Version));
    }
}
