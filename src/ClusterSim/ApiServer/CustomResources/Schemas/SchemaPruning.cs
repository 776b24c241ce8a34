using System.Globalization;
using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Drops fields that a structural schema does not know.</summary>
/// <remarks>Source: apiextensions apiserver/schema/pruning/algorithm.go (v1.36).</remarks>
internal sealed class SchemaPruning
{
    private readonly List<string> _unknown = [];

    private SchemaPruning()
    {
    }

    /// <summary>A whole object without what <paramref name="schema"/> does not know; its type and metadata stay as they are.</summary>
    /// <returns>What is left, the very same when nothing was unknown, and the paths of what is gone, sorted.</returns>
    public static (JsonObject Value, IReadOnlyList<string> Unknown) PruneObject(JsonObject obj, JSONSchemaProps schema)
    {
        var pruning = new SchemaPruning();
        var pruned = (JsonObject)pruning.Prune(obj, schema, isEmbedded: true, "");
        pruning._unknown.Sort(StringComparer.Ordinal);
        return (pruned, pruning._unknown);
    }

    /// <summary>A value inside an object.</summary>
    public static JsonValue Prune(JsonValue value, JSONSchemaProps schema) => new SchemaPruning().Prune(value, schema, schema.XEmbeddedResource, "");

    public static bool IsMetaField(string name) => name is "apiVersion" or "kind" or "metadata";

    private JsonValue Prune(JsonValue value, JSONSchemaProps? schema, bool isEmbedded, string path)
    {
        var keeps = schema?.XPreserveUnknownFields == true;
        return value switch
        {
            JsonObject obj => PruneFields(obj, schema, isEmbedded, keeps, path),
            JsonArray array => PruneItems(array, schema, keeps, path),
            _ => value,
        };
    }

    private JsonObject PruneFields(JsonObject obj, JSONSchemaProps? schema, bool isEmbedded, bool keeps, string path)
    {
        List<KeyValuePair<string, JsonValue>> fields = [];
        var changed = false;
        foreach (var (name, value) in obj.Fields)
        {
            var pruned = PruneField(name, value, schema, isEmbedded, keeps, path.Length == 0 ? name : path + "." + name);
            changed |= !ReferenceEquals(pruned, value);
            if (pruned is not null)
                fields.Add(new(name, pruned));
        }
        return changed ? JsonObject.FromDistinct([.. fields]) : obj;
    }

    private JsonValue? PruneField(string name, JsonValue value, JSONSchemaProps? schema, bool isEmbedded, bool keeps, string path)
    {
        if (isEmbedded && IsMetaField(name))
            return value;
        if (schema is not null && schema.Properties.TryGetValue(name, out var property))
            return Prune(value, property, property.XEmbeddedResource, path);
        if (schema?.AdditionalProperties is { } additional)
            return Prune(value, additional.Schema, additional.Schema?.XEmbeddedResource == true, path);
        if (keeps)
            return value;
        _unknown.Add(path);
        return null;
    }

    private JsonValue PruneItems(JsonArray array, JSONSchemaProps? schema, bool keeps, string path)
    {
        var items = schema?.Items?.Schema;
        if (keeps && items is null)
            return array;
        var pruned = new JsonValue[array.Items.Count];
        var changed = false;
        for (var i = 0; i < pruned.Length; i++)
        {
            pruned[i] = Prune(array.Items[i], items, items?.XEmbeddedResource == true, path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
            changed |= !ReferenceEquals(pruned[i], array.Items[i]);
        }
        return changed ? new JsonArray(new ValueList<JsonValue>(pruned)) : array;
    }
}
