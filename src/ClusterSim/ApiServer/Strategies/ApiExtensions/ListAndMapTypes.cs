using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks what a schema says of the kind of list or map it describes.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema, validateMapListKeysMapSet (v1.36).</remarks>
internal static class ListAndMapTypes
{
    private const string ListType = "x-kubernetes-list-type";
    private const string MapType = "x-kubernetes-map-type";
    private const string ListMapKeys = "x-kubernetes-list-map-keys";

    public static void Validate(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        if (schema.XMapType is { } mapType)
        {
            MustBe("object", schema.Type, MapType, path, errors);
            if (mapType is not ("atomic" or "granular"))
                errors.NotSupported(path[MapType], mapType, "atomic", "granular");
        }
        if (schema.XListType is not null && schema.Type != "array")
            MustBe("array", schema.Type, ListType, path, errors);
        else if (schema.XListType == "set" && schema.Items?.Schema is { } items)
            ValidateSet(items, path["items"], errors);
        if (schema.XListType is not null and not ("atomic" or "set" or "map"))
            errors.NotSupported(path[ListType], schema.XListType, "atomic", "set", "map");
        if (schema.XListMapKeys.Count > 0 && schema.XListType is null)
            errors.Required(path[ListType], "must be map if x-kubernetes-list-map-keys is non-empty");
        else if (schema.XListMapKeys.Count > 0 && schema.XListType != "map")
            errors.Invalid(path[ListType], schema.XListType, "must be map if x-kubernetes-list-map-keys is non-empty");
        if (schema.XListType == "map")
            ValidateMap(schema, path, errors);
        if (schema is { XListType: "map" or "set", Items.Schema: not null })
            ValidateNullable(schema, schema.Items.Schema, path["items"], errors);
    }

    private static void MustBe(string expected, string? type, string what, FieldPath path, FieldErrors errors)
    {
        var detail = $"must be {expected} if {what} is specified";
        if (string.IsNullOrEmpty(type))
            errors.Required(path["type"], detail);
        else if (type != expected)
            errors.Invalid(path["type"], type, detail);
    }

    private static void ValidateSet(JSONSchemaProps items, FieldPath path, FieldErrors errors)
    {
        const string Detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
        if (items.Type == "array" && items.XListType is not (null or "atomic"))
            errors.Invalid(path[ListType], items.XListType, Detail);
        if (items.Type == "object" && items.XMapType != "atomic")
            errors.Invalid(path[MapType], items.XListType, Detail); // In Kubernetes, too, it is the list type that is shown.
    }

    private static void ValidateMap(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        if (schema.XListMapKeys.Count == 0)
            errors.Required(path[ListMapKeys], "must not be empty if x-kubernetes-list-type is map");
        if (schema.Items is null)
            errors.Required(path["items"], "must have a schema if x-kubernetes-list-type is map");
        else if (schema.Items.Schema is null)
            errors.Invalid(path["items"], schema.Items, "must only have a single schema if x-kubernetes-list-type is map");
        else if (schema.Items.Schema.Type != "object")
            errors.Invalid(path["items"]["type"], schema.Items.Schema.Type ?? "", "must be object if parent array's x-kubernetes-list-type is map");
        else
            ValidateKeys(schema, schema.Items.Schema, path, errors);
    }

    private static void ValidateKeys(JSONSchemaProps schema, JSONSchemaProps items, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in schema.XListMapKeys)
        {
            if (!items.Properties.TryGetValue(key, out var property))
                errors.Invalid(path[ListMapKeys], schema.XListMapKeys, "entries must all be names of item properties");
            else if (property.Type is "array" or "object")
                errors.Invalid(path["items"]["properties"].Key(key)["type"], items.Type, "must be a scalar type if parent array's x-kubernetes-list-type is map");
            if (!seen.Add(key))
                errors.Invalid(path[ListMapKeys], schema.XListMapKeys, "must not contain duplicate entries");
        }
    }

    private static void ValidateNullable(JSONSchemaProps schema, JSONSchemaProps items, FieldPath path, FieldErrors errors)
    {
        if (items.Nullable)
            errors.Forbidden(path["nullable"], "cannot be nullable when x-kubernetes-list-type is " + schema.XListType);
        if (schema.XListType != "map")
            return;
        foreach (var key in schema.XListMapKeys)
        {
            if (!items.Properties.TryGetValue(key, out var property))
                continue;
            if (!items.Required.Contains(key) && property.Default is null)
                errors.Required(path["properties"].Key(key)["default"], "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            if (property.Nullable)
                errors.Forbidden(path["properties"].Key(key)["nullable"], "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
        }
    }
}
