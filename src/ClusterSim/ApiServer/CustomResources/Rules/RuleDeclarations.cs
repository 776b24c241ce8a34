using ClusterSim.Api.ApiExtensions;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.CustomResources.Rules;

/// <summary>What values of a schema are to the expressions of its rules.</summary>
/// <remarks>Source: apiserver/pkg/cel/common/schemas.go; apiextensions apiserver/schema/cel/model (v1.36).</remarks>
internal static class RuleDeclarations
{
    private const string ObjectName = "selfType"; // Kubernetes adds a number of its own to it.
    private const int AroundField = 4; // Quotes, colon and comma.

    private static readonly JSONSchemaProps Text = new() { Type = "string" };
    private static readonly JSONSchemaProps Metadata = new() { Type = "object", Properties = [new("name", Text), new("generateName", Text)] };

    /// <summary>The declaration; null when the schema does not say enough for rules to look at such values.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isObject">Whether the value is an object of the API, with type and metadata.</param>
    /// <param name="name">How messages name its type.</param>
    public static CelDeclaration? Of(JSONSchemaProps schema, bool isObject, string name = ObjectName)
    {
        if (schema.XIntOrString)
            return Nullable(schema, CelDeclaration.IntOrString());
        if (isObject)
            schema = WithType(schema);
        var declaration = schema.Type switch
        {
            "array" => OfList(schema, name),
            "object" => OfObject(schema, name),
            "string" => OfText(schema),
            "boolean" => CelDeclaration.Bool,
            "number" => CelDeclaration.Double,
            "integer" => CelDeclaration.Int,
            _ => null,
        };
        return declaration is null ? null : Nullable(schema, declaration);
    }

    /// <summary>The schema of an object of the API, which rules may ask for its type and its name.</summary>
    public static JSONSchemaProps WithType(JSONSchemaProps schema) => schema with
    {
        Properties = schema.Properties.Set("apiVersion", Text).Set("kind", Text).Set("metadata", Metadata),
    };

    private static CelDeclaration Nullable(JSONSchemaProps schema, CelDeclaration declaration) => schema.Nullable ? declaration.Nullable() : declaration;

    private static CelDeclaration? OfList(JSONSchemaProps schema, string name) =>
        schema.Items?.Schema is { } items && Of(items, items.XEmbeddedResource, name + ".@idx") is { } element
            ? CelDeclaration.List(element, schema.MaxItems, schema.XListType == "set", schema.XListType == "map" ? schema.XListMapKeys : [])
            : null;

    private static CelDeclaration? OfObject(JSONSchemaProps schema, string name)
    {
        if (schema.AdditionalProperties?.Schema is { } values)
            return Of(values, values.XEmbeddedResource, name + ".@elem") is { } element ? CelDeclaration.Map(element, schema.MaxProperties) : null;
        var fields = new List<CelField>();
        var size = 2L;
        foreach (var (property, inner) in schema.Properties)
        {
            if (Of(inner, inner.XEmbeddedResource, name + "." + property) is not { } declaration)
                continue;
            if (CelField.Escape(property) is not null)
                fields.Add(new(property, declaration));
            if (inner.Default is null && schema.Required.Contains(property))
                size += property.Length + declaration.MinSerializedSize + AroundField;
        }
        return CelDeclaration.Object(name, () => fields, size);
    }

    private static CelDeclaration OfText(JSONSchemaProps schema) => schema.Format switch
    {
        "byte" => CelDeclaration.Bytes(schema.MaxLength),
        "duration" => CelDeclaration.Duration,
        "date" => CelDeclaration.Date,
        "date-time" => CelDeclaration.Timestamp,
        _ when schema.Enum.Count > 0 && schema.MaxLength is null => CelDeclaration.StringOf(schema.Enum.Select(value => value.AsText ?? "")),
        _ => CelDeclaration.String(schema.MaxLength),
    };
}
