namespace ClusterSim.Api.ApiExtensions;

/// <summary>A schema, or a plain yes or no.</summary>
public sealed record JSONSchemaPropsOrBool
{
    /// <summary>Any value (<c>true</c>), or none (<c>false</c>).</summary>
    public JSONSchemaPropsOrBool(bool allows) => Allows = allows;

    /// <summary>Values of this schema.</summary>
    public JSONSchemaPropsOrBool(JSONSchemaProps schema) => (Allows, Schema) = (true, schema);

    /// <summary>Whether there may be such values at all.</summary>
    public bool Allows { get; }

    /// <summary>Their schema; null when any will do.</summary>
    public JSONSchemaProps? Schema { get; }

    /// <summary>Any value, or none.</summary>
    public static implicit operator JSONSchemaPropsOrBool(bool allows) => new(allows);

    /// <summary>Values of this schema.</summary>
    public static implicit operator JSONSchemaPropsOrBool(JSONSchemaProps schema) => new(schema);
}
