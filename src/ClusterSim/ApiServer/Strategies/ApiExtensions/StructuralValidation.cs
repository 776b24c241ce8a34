using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks that a schema is structural: that the type of everything is known outside of <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c>.</summary>
/// <remarks>Source: apiextensions apiserver/schema/validation.go, complete.go (v1.36).</remarks>
internal sealed class StructuralValidation
{
    private readonly FieldErrors _errors = new();

    private enum Level
    {
        Root,
        Item,
        Field,
    }

    public static void Validate(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        var validation = new StructuralValidation();
        validation.Structure(schema, Level.Root, path);
        validation.Completeness(schema, schema, path, path);
        foreach (var error in validation._errors.Errors.OrderBy(error => error.ToString(), StringComparer.Ordinal))
            errors.Add(error);
    }

    private void Structure(JSONSchemaProps schema, Level level, FieldPath path)
    {
        if (schema.Type == "array" && schema.Items is null)
            _errors.Required(path["items"], "must be specified");
        if (schema.Items?.Schema is { } items)
            Structure(items, Level.Item, path["items"]);
        foreach (var (name, property) in schema.Properties)
            Structure(property, Level.Field, path["properties"].Key(name));
        if (schema.AdditionalProperties is { } additional)
        {
            if (level == Level.Root)
                _errors.Forbidden(path["additionalProperties"], "must not be used at the root");
            if (additional.Schema is not null)
                Structure(additional.Schema, Level.Field, path["additionalProperties"]);
        }
        Extensions(schema, path);
        Values(schema, level, path, IsIntOrString(schema.AnyOf), schema.AllOf is [var first, ..] && IsIntOrString(first.AnyOf));
        Type(schema, level, path);
        Metadata(schema, level, path);
        if (schema.XEmbeddedResource && schema.XPreserveUnknownFields != true && schema.Properties.Count == 0)
            _errors.Required(path["properties"], "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
    }

    private void Extensions(JSONSchemaProps schema, FieldPath path)
    {
        if (schema.XIntOrString && schema.XPreserveUnknownFields == true)
            _errors.Invalid(path["x-kubernetes-preserve-unknown-fields"], true, "must be false if x-kubernetes-int-or-string is true");
        if (schema.XIntOrString && schema.XEmbeddedResource)
            _errors.Invalid(path["x-kubernetes-embedded-resource"], true, "must be false if x-kubernetes-int-or-string is true");
    }

    private void Type(JSONSchemaProps schema, Level level, FieldPath path)
    {
        const string Embedded = "must be object if x-kubernetes-embedded-resource is true";
        var type = schema.Type ?? "";
        if (schema.XEmbeddedResource && type.Length == 0)
            _errors.Required(path["type"], Embedded);
        else if (schema.XEmbeddedResource && type != "object")
            _errors.Invalid(path["type"], type, Embedded);
        else if (type.Length == 0 && !schema.XIntOrString && schema.XPreserveUnknownFields != true)
            _errors.Required(path["type"], level switch
            {
                Level.Root => "must not be empty at the root",
                Level.Item => "must not be empty for specified array items",
                _ => "must not be empty for specified object fields",
            });
        if (schema.XEmbeddedResource && schema.AdditionalProperties is not null)
            _errors.Forbidden(path["additionalProperties"], "must not be used if x-kubernetes-embedded-resource is set");
        if (level == Level.Root && type.Length > 0 && type != "object")
            _errors.Invalid(path["type"], type, "must be object at the root");
    }

    private void Metadata(JSONSchemaProps schema, Level level, FieldPath path)
    {
        var isObject = level == Level.Root || schema.XEmbeddedResource;
        var properties = path["properties"];
        foreach (var name in (string[])["kind", "apiVersion"])
            if (isObject && schema.Properties.TryGetValue(name, out var property) && property.Type != "string")
                _errors.Invalid(properties.Key(name)["type"], property.Type ?? "", "must be string");
        if (!schema.Properties.TryGetValue("metadata", out var metadata))
            return;
        if (isObject && metadata.Type != "object")
            _errors.Invalid(properties.Key("metadata")["type"], metadata.Type ?? "", "must be object");
        if (level != Level.Root)
            return;
        var restrictsNames = metadata.Properties.Count > 0 && metadata.Properties.Keys.All(name => name is "name" or "generateName");
        var rest = metadata with { Properties = restrictsNames ? [] : metadata.Properties, Type = null, Default = null };
        if (rest != new JSONSchemaProps())
            _errors.Forbidden(properties.Key("metadata"), "must not specify anything other than name and generateName, but metadata is implicitly specified");
    }

    private void Values(JSONSchemaProps schema, Level level, FieldPath path, bool skipsAnyOf, bool skipsFirstAnyOf)
    {
        if (!skipsAnyOf)
            for (var i = 0; i < schema.AnyOf.Count; i++)
                Nested(schema.AnyOf[i], level, path["anyOf"][i]);
        for (var i = 0; i < schema.AllOf.Count; i++)
            Nested(schema.AllOf[i], level, path["allOf"][i], skipsFirstAnyOf && i == 0);
        for (var i = 0; i < schema.OneOf.Count; i++)
            Nested(schema.OneOf[i], level, path["oneOf"][i]);
        if (schema.Not is { } not)
            Nested(not, level, path["not"]);
        if (!string.IsNullOrEmpty(schema.Pattern) && GoRegex.Error(schema.Pattern) is { } error)
            _errors.Invalid(path["pattern"], schema.Pattern, "must be a valid regular expression, but isn't: " + error);
    }

    private void Nested(JSONSchemaProps schema, Level level, FieldPath path, bool skipsAnyOf = false)
    {
        Values(schema, level, path, skipsAnyOf, false);
        if (schema.Items?.Schema is { } items)
            Nested(items, level, path["items"]);
        foreach (var (name, property) in schema.Properties)
            Nested(property, Level.Field, path["properties"].Key(name));
        ForbidIn(path, "type", !string.IsNullOrEmpty(schema.Type), "must be empty to be structural");
        ForbidIn(path, "additionalProperties", schema.AdditionalProperties is not null, "must be undefined to be structural");
        ForbidIn(path, "default", schema.Default is not null, "must be undefined to be structural");
        ForbidIn(path, "title", !string.IsNullOrEmpty(schema.Title), "must be empty to be structural");
        ForbidIn(path, "description", !string.IsNullOrEmpty(schema.Description), "must be empty to be structural");
        ForbidIn(path, "nullable", schema.Nullable, "must be false to be structural");
        ForbidIn(path, "x-kubernetes-preserve-unknown-fields", schema.XPreserveUnknownFields == true, "must be false to be structural");
        ForbidIn(path, "x-kubernetes-embedded-resource", schema.XEmbeddedResource, "must be false to be structural");
        ForbidIn(path, "x-kubernetes-int-or-string", schema.XIntOrString, "must be false to be structural");
        ForbidIn(path, "x-kubernetes-list-map-keys", schema.XListMapKeys.Count > 0, "must be empty to be structural");
        ForbidIn(path, "x-kubernetes-list-type", schema.XListType is not null, "must be undefined to be structural");
        ForbidIn(path, "x-kubernetes-map-type", schema.XMapType is not null, "must be undefined to be structural");
        ForbidIn(path, "x-kubernetes-validations", schema.XValidations.Count > 0, "must be empty to be structural");
        if (schema.Properties.ContainsKey("metadata"))
            _errors.Forbidden(path["properties"].Key("metadata"), "must not be specified in a nested context");
    }

    private void ForbidIn(FieldPath path, string field, bool isSet, string detail)
    {
        if (isSet)
            _errors.Forbidden(path[field], detail);
    }

    // What is said of a field in a combination must be said of one that is known outside of it.
    private void Completeness(JSONSchemaProps values, JSONSchemaProps structure, FieldPath path, FieldPath valuePath)
    {
        if (values.Not is { } not)
            NestedCompleteness(not, structure, path, valuePath["not"]);
        foreach (var (name, schemas) in ((string, ValueList<JSONSchemaProps>)[])[("allOf", values.AllOf), ("anyOf", values.AnyOf), ("oneOf", values.OneOf)])
            for (var i = 0; i < schemas.Count; i++)
                NestedCompleteness(schemas[i], structure, path, valuePath[name][i]);
    }

    private void NestedCompleteness(JSONSchemaProps values, JSONSchemaProps structure, FieldPath path, FieldPath valuePath)
    {
        Completeness(values, structure, path, valuePath);
        if (values.Items?.Schema is { } items)
        {
            if (structure.Items?.Schema is { } known)
                NestedCompleteness(items, known, path["items"], valuePath["items"]);
            else
                _errors.Required(path["items"], "because it is defined in " + valuePath["items"]);
        }
        foreach (var (name, property) in values.Properties)
        {
            if (structure.Properties.TryGetValue(name, out var known))
                NestedCompleteness(property, known, path["properties"].Key(name), valuePath["properties"].Key(name));
            else
                _errors.Required(path["properties"].Key(name), "because it is defined in " + valuePath["properties"].Key(name));
        }
    }

    private static bool IsIntOrString(ValueList<JSONSchemaProps> schemas) =>
        schemas is [var first, var second] && first == new JSONSchemaProps { Type = "integer" } && second == new JSONSchemaProps { Type = "string" };
}
