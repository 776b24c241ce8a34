namespace ClusterSim.ApiServer.Apply;

/// <summary>The types of custom resources, as the schema in their definition declares them.</summary>
/// <remarks>Source: kube-openapi schemaconv/openapi.go; apiextensions-apiserver pkg/controller/openapi/builder (v1.36).</remarks>
internal static class StructuralTypes
{
    /// <summary>The type of a custom resource.</summary>
    /// <param name="schema">The <c>openAPIV3Schema</c> of its version; null when it has none.</param>
    public static MergeType OfResource(JsonObject? schema) => schema is null ? DeducedTypes.Granular : new(map: new ObjectType(schema, isResource: true));

    private static MergeType Of(JsonObject schema)
    {
        if (IsTrue(schema, "x-kubernetes-int-or-string"))
            return new(ScalarType.Any);
        if (IsTrue(schema, "x-kubernetes-embedded-resource"))
            return new(map: new ObjectType(schema, isResource: true));
        return schema["type"]?.AsText switch
        {
            "string" => new(ScalarType.Text),
            "integer" or "number" => new(ScalarType.Number),
            "boolean" => new(ScalarType.Truth),
            "array" => new(list: ListOf(schema)),
            "object" => ObjectOf(schema),
            _ => DeducedTypes.Granular,
        };
    }

    private static ListType ListOf(JsonObject schema)
    {
        var kind = schema["x-kubernetes-list-type"]?.AsText;
        IReadOnlyList<string> keys = kind == "map" && schema["x-kubernetes-list-map-keys"] is JsonArray names ? [.. names.Items.Select(name => name.AsText ?? "")] : [];
        return new(kind is not ("map" or "set"), keys, () => schema["items"] is JsonObject items ? Of(items) : DeducedTypes.Granular);
    }

    private static MergeType ObjectOf(JsonObject schema)
    {
        var isAtomic = schema["x-kubernetes-map-type"]?.AsText == "atomic";
        var hasFields = schema["properties"] is JsonObject { Count: > 0 };
        if (!hasFields && schema["additionalProperties"] is JsonObject values)
            return new(map: new PlainMapType(isAtomic, () => Of(values)));
        if (!hasFields && schema["additionalProperties"] is null or JsonBool { Value: true })
            return isAtomic ? new(map: new PlainMapType(true, () => DeducedTypes.Granular)) : new(map: new PlainMapType(false, () => DeducedTypes.Granular));
        return new(map: new ObjectType(schema, isResource: false));
    }

    private static bool IsTrue(JsonObject schema, string name) => schema.Find(name) is JsonBool { Value: true };

    private sealed class ObjectType(JsonObject schema, bool isResource) : MapType
    {
        private readonly Dictionary<string, MergeType?> _fields = new(StringComparer.Ordinal); // Looked up only.

        public override bool IsAtomic => schema["x-kubernetes-map-type"]?.AsText == "atomic";

        public override MergeType? Elements => IsTrue(schema, "x-kubernetes-preserve-unknown-fields") ? DeducedTypes.Granular : null;

        public override MergeType? FindField(string name)
        {
            lock (_fields)
            {
                if (!_fields.TryGetValue(name, out var type))
                    _fields[name] = type = Make(name);
                return type;
            }
        }

        public override JsonValue? DefaultOf(string name) => schema["properties"]?[name]?["default"];

        private MergeType? Make(string name)
        {
            if (isResource && name is "apiVersion" or "kind")
                return new(ScalarType.Text);
            if (isResource && name == "metadata")
                return RecordTypes.Of(typeof(ObjectMeta));
            return schema["properties"]?[name] is JsonObject property ? Of(property) : null;
        }
    }
}
