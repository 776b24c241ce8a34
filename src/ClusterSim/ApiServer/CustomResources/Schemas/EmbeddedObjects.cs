using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Checks whole API objects inside of others, and drops what their metadata does not know.</summary>
/// <remarks>Source: apiextensions apiserver/schema/objectmeta/validation.go, algorithm.go, coerce.go (v1.36).</remarks>
internal static class EmbeddedObjects
{
    /// <summary>What is wrong with objects inside of <paramref name="value"/>.</summary>
    /// <param name="value">An object or a part of one.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">Where it stands; null for an object as a whole, which is not checked itself.</param>
    /// <param name="errors">Takes what is found.</param>
    public static void Validate(JsonValue value, JSONSchemaProps? schema, FieldPath? path, FieldErrors errors)
    {
        if (schema is null)
            return;
        if (value is JsonArray array && path is not null)
            for (var i = 0; i < array.Items.Count; i++)
                Validate(array.Items[i], schema.Items?.Schema, path[i], errors);
        if (value is not JsonObject obj)
            return;
        if (schema.XEmbeddedResource && path is not null)
            ValidateObject(obj, path, errors);
        foreach (var (name, inner) in obj.Fields)
            if (schema.Properties.TryGetValue(name, out var property))
                Validate(inner, property, path is null ? FieldPath.Root(name) : path[name], errors);
            else if (schema.AdditionalProperties?.Schema is { } additional && path is not null)
                Validate(inner, additional, path.Key(name), errors);
    }

    /// <summary>The value with the metadata of objects inside of it as typed metadata would be written; what it does not know is gone.</summary>
    /// <exception cref="DecodeException">Metadata cannot be read.</exception>
    public static JsonValue Coerce(JsonValue value, JSONSchemaProps? schema, bool isRoot, string path, List<string> unknown)
    {
        if (schema is null)
            return value;
        if (value is JsonArray array)
            return schema.Items?.Schema is { } items
                ? new JsonArray(array.Items.Select((item, i) => Coerce(item, items, false, $"{path}[{i}]", unknown)).ToValueList())
                : value;
        if (value is not JsonObject obj)
            return value;
        foreach (var (name, inner) in obj.Fields)
        {
            var innerPath = path.Length == 0 ? name : path + "." + name;
            if (schema.XEmbeddedResource && !isRoot && name == "metadata")
                obj = obj.Set(name, Metadata(inner, innerPath, unknown));
            else if (schema.Properties.TryGetValue(name, out var property))
                obj = obj.Set(name, Coerce(inner, property, false, innerPath, unknown));
            else if (schema.AdditionalProperties?.Schema is { } additional)
                obj = obj.Set(name, Coerce(inner, additional, false, innerPath, unknown));
        }
        return obj;
    }

    private static JsonObject Metadata(JsonValue value, string path, List<string> unknown)
    {
        var problems = new DecodeProblems();
        var metadata = ObjectJson.FromJson<ObjectMeta>(value, problems);
        unknown.AddRange(problems.All.Select(problem => path + "." + problem.Path));
        return ObjectJson.ToJson(metadata);
    }

    private static void ValidateObject(JsonObject obj, FieldPath path, FieldErrors errors)
    {
        if (!obj.Has("apiVersion"))
            errors.Required(path["apiVersion"]);
        if (!obj.Has("kind"))
            errors.Required(path["kind"]);
        foreach (var (name, value) in obj.Fields)
        {
            if (name == "apiVersion")
                ValidateApiVersion(value, path[name], errors);
            else if (name == "kind")
                ValidateKind(value, path[name], errors);
            else if (name == "metadata")
                ValidateMetadata(value, path[name], errors);
        }
    }

    private static void ValidateApiVersion(JsonValue value, FieldPath path, FieldErrors errors)
    {
        if (value.AsText is not { } text)
            errors.Invalid(path, value, "must be a string");
        else if (text.Length == 0)
            errors.Required(path);
        else if (text.Count(character => character == '/') > 1)
            errors.Invalid(path, text, "unexpected GroupVersion string: " + text);
    }

    private static void ValidateKind(JsonValue value, FieldPath path, FieldErrors errors)
    {
        if (value.AsText is not { } text)
            errors.Invalid(path, value, "must be a string");
        else if (text.Length == 0)
            errors.Required(path);
        else if (DnsName.CheckLabel1035(text.ToLowerInvariant()) is { Count: > 0 } details)
            errors.Invalid(path, text, "may have mixed case, but should otherwise match: " + string.Join(',', details));
    }

    private static void ValidateMetadata(JsonValue value, FieldPath path, FieldErrors errors)
    {
        try
        {
            var metadata = ObjectJson.FromJson<ObjectMeta>(value);
            var named = string.IsNullOrEmpty(metadata.Name) ? metadata with { Name = "fakename" } : metadata; // Else its absence would be told.
            ObjectMetaValidation.Validate(named, !string.IsNullOrEmpty(metadata.Namespace), NameRule.PathSegment, path, errors);
        }
        catch (DecodeException broken)
        {
            errors.Invalid(path, value, broken.Message);
        }
    }
}
