using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks that defaults are valid themselves.</summary>
/// <remarks>Source: apiextensions apiserver/schema/defaulting/validation.go (v1.36).</remarks>
internal static class DefaultsValidation
{
    public static void Validate(JSONSchemaProps schema, FieldPath path, FieldErrors errors) => Validate(schema, isObject: true, insideMeta: false, path, errors);

    private static void Validate(JSONSchemaProps schema, bool isObject, bool insideMeta, FieldPath path, FieldErrors errors)
    {
        insideMeta &= !isObject;
        if (schema.Default is { } value)
            ValidateDefault(value, schema, insideMeta, path["default"], errors);
        if (schema.Items?.Schema is { } items)
            Validate(items, items.XEmbeddedResource, insideMeta, path["items"], errors);
        foreach (var (name, property) in schema.Properties)
            Validate(property, property.XEmbeddedResource, insideMeta || (isObject && SchemaPruning.IsMetaField(name)), path["properties"].Key(name), errors);
    }

    private static void ValidateDefault(JsonValue value, JSONSchemaProps schema, bool insideMeta, FieldPath path, FieldErrors errors)
    {
        if (!insideMeta && !ReferenceEquals(SchemaPruning.Prune(value, schema), value))
            errors.Invalid(path, Shown(value), "must not have unknown fields");
        try
        {
            EmbeddedObjects.Coerce(value, schema, false, "", []);
        }
        catch (DecodeException broken)
        {
            errors.Invalid(path, Shown(value), broken.Message);
            return;
        }
        var found = new FieldErrors();
        EmbeddedObjects.Validate(value, schema, path, found);
        if (!found.Any)
            foreach (var error in new SchemaValidator(schema).Validate(value).Errors)
                found.Add(error.At(path));
        errors.AddRange(found);
    }

    private static object Shown(JsonValue value) => value is JsonString text ? text.Value : value;
}
