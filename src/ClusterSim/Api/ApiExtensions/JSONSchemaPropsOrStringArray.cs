namespace ClusterSim.Api.ApiExtensions;

/// <summary>A schema, or names of fields; not supported by Kubernetes, which says so.</summary>
public sealed record JSONSchemaPropsOrStringArray
{
    /// <summary>A schema.</summary>
    public JSONSchemaPropsOrStringArray(JSONSchemaProps schema) => Schema = schema;

    /// <summary>Names of fields.</summary>
    public JSONSchemaPropsOrStringArray(ValueList<string> property) => Property = property;

    /// <summary>The schema; null when there are names instead.</summary>
    public JSONSchemaProps? Schema { get; }

    /// <summary>The names; empty when there is a schema instead.</summary>
    public ValueList<string> Property { get; } = [];
}
