namespace ClusterSim.Api.ApiExtensions;

/// <summary>A schema for all items of a list, or one for each; the latter is not supported by Kubernetes, which says so.</summary>
public sealed record JSONSchemaPropsOrArray
{
    /// <summary>The same for all items.</summary>
    public JSONSchemaPropsOrArray(JSONSchemaProps schema) => Schema = schema;

    /// <summary>One for each item.</summary>
    public JSONSchemaPropsOrArray(ValueList<JSONSchemaProps> schemas) => JsonSchemas = schemas;

    /// <summary>The schema of all items; null when each has its own.</summary>
    public JSONSchemaProps? Schema { get; }

    /// <summary>The schemas of the items one by one; empty when all have the same.</summary>
    public ValueList<JSONSchemaProps> JsonSchemas { get; } = [];

    /// <summary>The same for all items.</summary>
    public static implicit operator JSONSchemaPropsOrArray(JSONSchemaProps schema) => new(schema);
}
