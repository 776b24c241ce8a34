using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Finds what is wrong with the schema of a kind.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, validateCustomResourceDefinitionValidation (v1.36).</remarks>
internal static class DefinedSchemaValidation
{
    // In the order of the message.
    private static readonly string[] AllowedAtRoot =
    [
        "Description", "Type", "Format", "Title", "Maximum", "ExclusiveMaximum", "Minimum", "ExclusiveMinimum", "MaxLength", "MinLength", "Pattern", "MaxItems", "MinItems",
        "UniqueItems", "MultipleOf", "Required", "Items", "Properties", "ExternalDocs", "Example", "XPreserveUnknownFields", "XValidations",
    ];

    public static void Validate(CustomResourceValidation? validation, bool hasStatus, FieldPath path, FieldErrors errors)
    {
        if (validation?.OpenAPIV3Schema is not { } schema)
            return;
        var root = path["openAPIV3Schema"];
        if (hasStatus)
            ValidateRoot(schema, path, errors);
        if (schema.Nullable)
            errors.Forbidden(path["openAPIV3Schema.nullable"], "nullable cannot be true at the root");
        var structural = new FieldErrors();
        if (!HasUnsupported(schema))
        {
            StructuralValidation.Validate(schema, root, structural);
            if (!structural.Any)
                DefaultsValidation.Validate(schema, root, structural);
            errors.AddRange(structural);
        }
        new SchemaNodeValidation(errors, checksRules: !structural.Any && !HasUnsupported(schema)).Validate(schema, root);
    }

    private static void ValidateRoot(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        foreach (var field in InternalTypes.FieldsOf(typeof(JSONSchemaProps)))
        {
            if (Serialization.ObjectSchema.Of<JSONSchemaProps>().FindField(field.WireName)!.IsUnset(schema))
                continue;
            if (field.Name == "Type" && schema.Type != "object")
            {
                errors.Invalid(path["openAPIV3Schema.type"], schema.Type, "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled");
                return;
            }
            if (!AllowedAtRoot.Contains(field.Name))
            {
                errors.Invalid(path["openAPIV3Schema"], schema, $"only [{string.Join(' ', AllowedAtRoot)}] fields are allowed at the root of the schema if the status subresource is enabled");
                return;
            }
        }
    }

    // Such a schema has no structure at all; what is wrong with it is told field by field.
    private static bool HasUnsupported(JSONSchemaProps schema) => SchemaWalk.All(schema).Any(part =>
        !string.IsNullOrEmpty(part.Id) || !string.IsNullOrEmpty(part.Schema) || part.Ref is not null || part.Definitions.Count > 0 || part.Dependencies.Count > 0
        || part.PatternProperties.Count > 0 || part.AdditionalItems is not null || part.Items is { JsonSchemas.Count: > 0 });
}
