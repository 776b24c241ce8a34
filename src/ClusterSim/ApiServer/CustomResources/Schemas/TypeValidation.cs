using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Checks whether a value is of the type its schema names.</summary>
/// <remarks>Source: kube-openapi validation/validate/type.go (v1.36).</remarks>
internal static class TypeValidation
{
    public static bool Applies(JSONSchemaProps schema) => schema.XIntOrString || !string.IsNullOrEmpty(schema.Type) || !string.IsNullOrEmpty(schema.Format);

    public static SchemaResult Validate(JSONSchemaProps schema, JsonValue value, string path)
    {
        var result = new SchemaResult();
        var types = TypesOf(schema);
        var isNull = value is JsonNull;
        if (isNull && types.Length > 0 && !schema.Nullable)
            return Wrong(types, "null", path);
        result.Match();
        if (isNull || types.Length == 0)
            return result;
        var format = StringFormats.IsKnown(schema.Format) || NumberValidation.IsFormat(schema.Format) ? schema.Format : null;
        var isNumeric = types.Contains("number") || types.Contains("integer");
        if (!isNumeric && format is not null && value is JsonString or JsonArray)
            return result;
        return Fits(types, value) ? result : Wrong(types, NameOf(value), path);
    }

    /// <summary>The types a schema allows; none when it does not say.</summary>
    public static string[] TypesOf(JSONSchemaProps schema) =>
        schema.XIntOrString ? ["integer", "string"] : string.IsNullOrEmpty(schema.Type) ? [] : [schema.Type];

    public static string NameOf(JsonValue value) => value switch
    {
        JsonObject => "object",
        JsonArray => "array",
        JsonString => "string",
        JsonBool => "boolean",
        JsonInteger => "integer",
        JsonNull => "null",
        _ => "number",
    };

    private static bool Fits(string[] types, JsonValue value)
    {
        var name = NameOf(value);
        return types.Contains(name)
            || (name == "integer" && types.Contains("number"))
            || (value is JsonFloat number && NumberValidation.IsWhole(number.Value) && types.Contains("integer"));
    }

    private static SchemaResult Wrong(string[] types, string found, string path) =>
        SchemaResult.Of(new(FieldErrorType.TypeInvalid, path, found, $"{path} in body must be of type {string.Join(',', types)}: {GoText.Quote(found)}"));
}
