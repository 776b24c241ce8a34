using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.OpenApi;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>The structural schemas of records.</summary>
internal static class RecordSchemas
{
    private static readonly JSONSchemaProps Anything = new() { Type = "object", XPreserveUnknownFields = true };

    /// <summary>The schema of a whole object.</summary>
    public static JSONSchemaProps OfObject(Type type)
    {
        var text = new JSONSchemaProps { Type = "string" };
        var schema = OfRecord(type, [], "metadata");
        return schema with { Properties = schema.Properties.Set("apiVersion", text).Set("kind", text).Set("metadata", new() { Type = "object" }) };
    }

    // A record inside itself cannot be written out: from there on anything goes.
    private static JSONSchemaProps OfRecord(Type type, IReadOnlyList<Type> around, string? except = null)
    {
        if (around.Contains(type))
            return Anything;
        var fields = ObjectSchema.Of(type).Fields.Where(field => field.WireName != except).ToList();
        return new()
        {
            Type = "object",
            Description = FieldDocs.Of(type),
            Properties = fields.Select(field => KeyValuePair.Create(field.WireName, OfField(field, [.. around, type]))).ToValueMap(),
            Required = fields.Where(field => field.IsRequired).Select(field => field.WireName).ToValueList(),
        };
    }

    private static JSONSchemaProps OfField(FieldSchema field, IReadOnlyList<Type> around)
    {
        var schema = OfValue(field.ClrType, around) with { Description = FieldDocs.Of(field.DeclaringType, field.Name), Default = field.ServerDefault };
        if (field.Shape != FieldShape.List)
            return field.IsAtomic && schema.Type == "object" ? schema with { XMapType = "atomic" } : schema;
        if (field.ListKeys.Count == 0)
            return field.IsSet ? schema with { XListType = "set" } : field.IsAtomic ? schema with { XListType = "atomic" } : schema;
        var items = schema.Items!.Schema!;
        var required = field.ListKeys.Where(key => items.Properties.Find(key)?.Default is null && !items.Required.Contains(key)); // What tells items apart must be there.
        return schema with
        {
            XListType = "map",
            XListMapKeys = field.ListKeys.ToValueList(),
            Items = new(items with { Required = items.Required.Concat(required).ToValueList() }),
        };
    }

    private static JSONSchemaProps OfValue(Type type, IReadOnlyList<Type> around)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return new() { Type = "array", Items = new(OfValue(type.GetGenericArguments()[0], around)) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueMap<>))
            return new() { Type = "object", AdditionalProperties = new(OfValue(type.GetGenericArguments()[0], around)) };
        if (type.IsAssignableTo(typeof(ApiRecord)))
            return OfRecord(type, around);
        return type switch
        {
            _ when type == typeof(bool) => new() { Type = "boolean" },
            _ when type == typeof(int) => new() { Type = "integer", Format = "int32" },
            _ when type == typeof(long) => new() { Type = "integer", Format = "int64" },
            _ when type == typeof(double) => new() { Type = "number", Format = "double" },
            _ when type == typeof(Bytes) => new() { Type = "string", Format = "byte" },
            _ when type == typeof(Time) || type == typeof(MicroTime) => new() { Type = "string", Format = "date-time" },
            _ when type == typeof(Quantity) || type == typeof(IntOrString) => new() { XIntOrString = true },
            _ when type == typeof(JsonObject) => Anything,
            _ when type == typeof(JsonValue) => new() { XPreserveUnknownFields = true },
            _ => new() { Type = "string" },
        };
    }
}
