using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks each schema in a schema: what Kubernetes supports, and whether lists, maps and rules make sense.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema, specStandardValidatorV3 (v1.36).</remarks>
internal sealed class SchemaNodeValidation(FieldErrors errors, bool checksRules)
{
    private readonly FieldErrors _schemaErrors = new();
    private readonly FieldErrors _ruleErrors = new();
    private RuleCosts? _costs;

    public void Validate(JSONSchemaProps schema, FieldPath path)
    {
        Node(schema, path, Surroundings.Root);
        errors.AddRange(_schemaErrors);
        _costs?.Finish(path);
        errors.AddRange(_ruleErrors);
    }

    private void Node(JSONSchemaProps? schema, FieldPath path, Surroundings around)
    {
        if (schema is null)
            return;
        var count = _schemaErrors.Count;
        Supported(schema, path, around);
        if (schema.UniqueItems)
            _schemaErrors.Forbidden(path["uniqueItems"], "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        Children(schema, path, around);
        if (schema.XPreserveUnknownFields == false)
            _schemaErrors.Invalid(path["x-kubernetes-preserve-unknown-fields"], false, "must be true or undefined");
        ListAndMapTypes.Validate(schema, path, _schemaErrors);
        for (var i = 0; i < schema.XValidations.Count; i++)
            RuleTextValidation.Validate(schema.XValidations[i], schema, path["x-kubernetes-validations"][i], _schemaErrors);
        if (checksRules && _schemaErrors.Count == count && schema.XValidations.Count > 0 && !around.HasNoRules)
            RuleValidation.Validate(schema, around, path, _costs ??= new(_ruleErrors), _ruleErrors);
    }

    private void Children(JSONSchemaProps schema, FieldPath path, Surroundings around)
    {
        var inner = around.Inside(schema);
        if (schema.AdditionalProperties is { } additional)
        {
            if (schema.Properties.Count > 0 && (!additional.Allows || additional.Schema is not null))
                _schemaErrors.Forbidden(path["additionalProperties"], "additionalProperties and properties are mutual exclusive");
            Node(additional.Schema, path["additionalProperties"], around.InsideMeta ? inner with { NoDefaults = "inside additionalProperties applying to object metadata" } : inner);
        }
        foreach (var (name, property) in schema.Properties)
            Node(property, path["properties"].Key(name), around.Of(schema, name, path));
        Node(schema.Not, path["not"], inner with { HasNoRules = true });
        foreach (var (name, schemas) in ((string, ValueList<JSONSchemaProps>)[])[("allOf", schema.AllOf), ("oneOf", schema.OneOf), ("anyOf", schema.AnyOf)])
            for (var i = 0; i < schemas.Count; i++)
                Node(schemas[i], path[name][i], inner with { HasNoRules = true });
        foreach (var (name, definition) in schema.Definitions)
            Node(definition, path["definitions"].Key(name), inner with { HasNoRules = true });
        if (schema.Items is { } items)
        {
            var inList = schema.XListType == "map" ? inner : inner with { Uncorrelatable = inner.Uncorrelatable ?? path };
            Node(items.Schema, path["items"], inList);
            for (var i = 0; i < items.JsonSchemas.Count; i++)
                Node(items.JsonSchemas[i], path["items"][i], inList);
        }
        foreach (var (name, dependency) in schema.Dependencies)
            Node(dependency.Schema, path["dependencies"].Key(name), inner with { HasNoRules = true });
    }

    private void Supported(JSONSchemaProps schema, FieldPath path, Surroundings around)
    {
        if (!string.IsNullOrEmpty(schema.Type) && schema.Type is not ("array" or "boolean" or "integer" or "number" or "object" or "string"))
            _schemaErrors.NotSupported(path["type"], schema.Type, "array", "boolean", "integer", "number", "object", "string");
        if (schema.Default is not null && around.NoDefaults is { } reason)
            _schemaErrors.Forbidden(path["default"], "must not be set " + reason);
        Unsupported("id", !string.IsNullOrEmpty(schema.Id));
        Unsupported("additionalItems", schema.AdditionalItems is not null);
        Unsupported("patternProperties", schema.PatternProperties.Count > 0);
        Unsupported("definitions", schema.Definitions.Count > 0);
        Unsupported("dependencies", schema.Dependencies.Count > 0);
        Unsupported("$ref", schema.Ref is not null);
        if (schema.Type == "null")
            _schemaErrors.Forbidden(path["type"], "type cannot be set to null, use nullable as an alternative");
        if (schema.Items is { JsonSchemas.Count: > 0 })
            _schemaErrors.Forbidden(path["items"], "items must be a schema object and not an array");
        if (around.InsideMeta && schema.XEmbeddedResource)
            _schemaErrors.Forbidden(path["x-kubernetes-embedded-resource"], "must not be used inside of resource meta");

        void Unsupported(string field, bool isSet)
        {
            if (isSet)
                _schemaErrors.Forbidden(path[field], field + " is not supported");
        }
    }
}
