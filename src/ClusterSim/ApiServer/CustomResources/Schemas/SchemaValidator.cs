using System.Globalization;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Compares values with a schema.</summary>
/// <remarks>
/// <para>Where a value replaces another, what has not changed is not held against it, list items without a key excepted.</para>
/// <para>Source: kube-openapi validation/validate/schema.go, object_validator.go, slice_validator.go; apiextensions apiserver/validation/ratcheting.go (v1.36).</para>
/// </remarks>
internal sealed class SchemaValidator(JSONSchemaProps root)
{
    private readonly PatternCache _patterns = new();

    /// <summary>What is wrong with a new value.</summary>
    public SchemaResult Validate(JsonValue value) => Validate(root, value, null, "");

    /// <summary>What is wrong with a value that replaces <paramref name="old"/>; null when there was none.</summary>
    public SchemaResult ValidateUpdate(JsonValue value, JsonValue? old) => Validate(root, value, old, "");

    private SchemaResult Validate(JSONSchemaProps schema, JsonValue value, JsonValue? old, string path)
    {
        var result = new SchemaResult();
        if (old is not null && old.Equals(value))
            return result;
        result.Merge(TypeValidation.Validate(schema, value, path));
        if (value is JsonNull)
        {
            result.Merge(ValueValidation.Enum(schema, value, path));
            return result;
        }
        if (TypeValidation.Applies(schema))
            result.Match();
        Part(result, Combinations(schema, value, path));
        switch (value)
        {
            case JsonString text:
                Part(result, ValueValidation.Text(schema, text.Value, path, _patterns));
                if (StringFormats.IsKnown(schema.Format))
                    Part(result, ValueValidation.Format(schema.Format!, text.Value, path));
                break;
            case JsonInteger or JsonFloat:
                Part(result, NumberValidation.Validate(schema, value, path));
                break;
            case JsonArray array:
                Part(result, Items(schema, array, old as JsonArray, path));
                break;
        }
        Part(result, ValueValidation.Enum(schema, value, path));
        if (value is JsonObject obj)
            Part(result, Fields(schema, obj, old as JsonObject, path));
        result.Match();
        return result;
    }

    private static void Part(SchemaResult result, SchemaResult? part)
    {
        result.Merge(part);
        result.Match();
    }

    private SchemaResult Items(JSONSchemaProps schema, JsonArray array, JsonArray? old, string path)
    {
        var result = new SchemaResult();
        if (schema.Items?.Schema is { } items)
            for (var i = 0; i < array.Items.Count; i++)
                result.Merge(Validate(items, array.Items[i], old is null ? null : ListItems.Counterpart(array.Items[i], old, schema), path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]"));
        if (schema.MinItems is { } min && array.Items.Count < min)
            result.Add(new(FieldErrorType.Invalid, path, array.Items.Count, $"{path} in body should have at least {min} items"));
        if (schema.MaxItems is { } max && array.Items.Count > max)
            result.Add(new(FieldErrorType.TooMany, path, array.Items.Count, ValueValidation.AtMost(max)));
        result.Match();
        return result;
    }

    private SchemaResult Fields(JSONSchemaProps schema, JsonObject obj, JsonObject? old, string path)
    {
        if (schema.MinProperties is { } min && obj.Count < min)
            return SchemaResult.Of(new(FieldErrorType.Invalid, path, obj.Count, $"{path} in body should have at least {min} properties"));
        if (schema.MaxProperties is { } max && obj.Count > max)
            return SchemaResult.Of(new(FieldErrorType.TooMany, path, obj.Count, ValueValidation.AtMost(max)));
        var result = new SchemaResult();
        foreach (var (name, value) in obj.Fields)
        {
            if (schema.Properties.ContainsKey(name))
                continue;
            if (schema.AdditionalProperties is { Allows: false })
                result.Add(new(FieldErrorType.Invalid, path, name, $"{path}.{name} in body is a forbidden property"));
            else if (schema.AdditionalProperties?.Schema is { } additional)
                result.Merge(Validate(additional, value, old?.Find(name), path + "." + name));
        }
        foreach (var (name, property) in schema.Properties)
            if (obj.Find(name) is { } value)
                result.Merge(Validate(property, value, old?.Find(name), path.Length == 0 ? name : path + "." + name));
        foreach (var name in schema.Required)
            if (!obj.Has(name))
                result.Add(new(FieldErrorType.Required, path + "." + name, null, ""));
        return result;
    }

    private SchemaResult Combinations(JSONSchemaProps schema, JsonValue value, string path)
    {
        var result = new SchemaResult();
        var quoted = GoText.Quote(path);
        if (schema.AnyOf.Count > 0)
            AnyOf(schema.AnyOf, value, path, quoted, result);
        if (schema.OneOf.Count > 0)
            OneOf(schema.OneOf, value, path, quoted, result);
        if (schema.AllOf.Count > 0)
            AllOf(schema.AllOf, value, path, quoted, result);
        if (schema.Not is { } not && Validate(not, value, null, path).IsValid)
            result.Add(AsAWhole(quoted + " must not validate the schema (not)"));
        result.Match();
        return result;
    }

    private void AnyOf(ValueList<JSONSchemaProps> schemas, JsonValue value, string path, string quoted, SchemaResult result)
    {
        SchemaResult? best = null;
        foreach (var schema in schemas)
        {
            var tried = Validate(schema, value, null, path);
            if (tried.IsValid)
            {
                result.Merge(tried);
                return;
            }
            if (best is null || tried.Matches > best.Matches)
                best = tried;
        }
        result.Add(AsAWhole(quoted + " must validate at least one schema (anyOf)"));
        result.Merge(best);
    }

    private void OneOf(ValueList<JSONSchemaProps> schemas, JsonValue value, string path, string quoted, SchemaResult result)
    {
        SchemaResult? best = null;
        SchemaResult? first = null;
        var valid = 0;
        foreach (var schema in schemas)
        {
            var tried = Validate(schema, value, null, path);
            if (tried.IsValid)
                (valid, best, first) = (valid + 1, null, first ?? tried);
            else if (valid == 0 && (best is null || tried.Matches > best.Matches))
                best = tried;
        }
        if (valid != 1)
            result.Add(AsAWhole($"{quoted} must validate one and only one schema (oneOf). {(valid == 0 ? "Found none valid" : $"Found {valid} valid alternatives")}"));
        result.Merge(valid == 1 ? first : best);
    }

    private void AllOf(ValueList<JSONSchemaProps> schemas, JsonValue value, string path, string quoted, SchemaResult result)
    {
        var valid = 0;
        foreach (var schema in schemas)
        {
            var tried = Validate(schema, value, null, path);
            valid += tried.IsValid ? 1 : 0;
            result.Merge(tried);
        }
        if (valid != schemas.Count)
            result.Add(AsAWhole($"{quoted} must validate all the schemas (allOf){(valid == 0 ? ". None validated" : "")}"));
    }

    private static SchemaError AsAWhole(string detail) => new(FieldErrorType.Invalid, null, "", detail);
}
