using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Walks schemas.</summary>
internal static class SchemaWalk
{
    /// <summary>A schema and all schemas in it.</summary>
    public static IEnumerable<JSONSchemaProps> All(JSONSchemaProps schema)
    {
        yield return schema;
        foreach (var inner in Inner(schema).SelectMany(All))
            yield return inner;
    }

    private static IEnumerable<JSONSchemaProps> Inner(JSONSchemaProps schema)
    {
        IEnumerable<JSONSchemaProps?> all =
        [
            schema.Items?.Schema, .. schema.Items?.JsonSchemas ?? [], .. schema.AllOf, .. schema.AnyOf, .. schema.OneOf, schema.Not,
            .. schema.Properties.Values, schema.AdditionalProperties?.Schema, .. schema.PatternProperties.Values, schema.AdditionalItems?.Schema,
            .. schema.Definitions.Values, .. schema.Dependencies.Values.Select(dependency => dependency.Schema),
        ];
        return all.OfType<JSONSchemaProps>();
    }
}
