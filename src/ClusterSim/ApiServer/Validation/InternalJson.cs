using System.Collections;
using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Values as error texts show them: JSON of the API server's internal types, whose fields have Go's names and are all written.</summary>
/// <remarks>
/// <para>Types of <c>meta/v1</c> have no internal counterpart and are written as on the wire.</para>
/// <para>Source: apimachinery util/validation/field/errors.go, ErrorBody (v1.36).</para>
/// </remarks>
internal static class InternalJson
{
    /// <summary>In one line, as <c>Invalid value: …</c> shows it.</summary>
    public static string Text(object? value) => GoJson.Compact(Of(value));

    /// <summary>One field per line, as differences are shown.</summary>
    public static string Indented(object? value) => GoJson.Indented(Of(value));

    /// <summary>The JSON of <paramref name="value"/>; empty lists and maps are <c>null</c>, as they are in Go unless somebody made them.</summary>
    public static JsonValue Of(object? value) => value switch
    {
        null => JsonValue.Null,
        JsonValue json => json,
        string text => text,
        bool truth => truth,
        int number => (long)number,
        long number => number,
        IntOrString { IsText: false } number => (long)number.Number,
        IntOrString or Quantity or Time or MicroTime or Bytes => value.ToString()!,
        ValueMap<string> map => OfMap(map),
        ValueMap<Quantity> map => OfMap(map),
        ValueMap<Bytes> map => OfMap(map),
        double number => number == Math.Truncate(number) && Math.Abs(number) < 1L << 53 ? (long)number : new JsonFloat(number),
        ValueMap<JSONSchemaProps> map => OfMap(map),
        ValueMap<JSONSchemaPropsOrStringArray> map => OfMap(map),
        JSONSchemaPropsOrBool either => new JsonObject([new("Allows", either.Allows), new("Schema", Of(either.Schema))]),
        JSONSchemaPropsOrArray either => new JsonObject([new("Schema", Of(either.Schema)), new("JSONSchemas", Of(either.JsonSchemas))]),
        JSONSchemaPropsOrStringArray either => new JsonObject([new("Schema", Of(either.Schema)), new("Property", Of(either.Property))]),
        ApiRecord record when InternalTypes.IsMeta(record.GetType()) => OfMeta(record),
        PodSpec spec => InternalPodTypes.WithHostFields(spec, OfRecord(spec)),
        ApiRecord record => OfRecord(record),
        IEnumerable items => OfItems(items),
        _ => throw new ArgumentException($"{value.GetType()} cannot be shown in an error.", nameof(value)),
    };

    private static JsonValue OfMap<T>(ValueMap<T> map) =>
        map.Count == 0 ? JsonValue.Null : new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value))));

    private static JsonValue OfItems(IEnumerable items)
    {
        var values = items.Cast<object?>().Select(Of).ToValueList();
        return values.Count == 0 ? JsonValue.Null : new JsonArray(values);
    }

    private static JsonObject OfRecord(ApiRecord record) => new(InternalTypes.FieldsOf(record.GetType()).SelectMany(field => Fields(field, record)));

    // Embedded metadata has JSON names and leaves out what is empty, in the midst of fields that do neither.
    private static IEnumerable<KeyValuePair<string, JsonValue>> Fields(InternalField field, ApiRecord record) => field.Get(record) switch
    {
        ObjectMeta metadata => OfMeta(metadata).Fields,
        null when field.EmptyText => [new(field.Name, "")],
        var value => [new(field.Name, Of(value))],
    };

    private static JsonObject OfMeta(ApiRecord record) => new(InternalTypes.FieldsOf(record.GetType())
        .Select(field => (field, Value: field.Get(record)))
        .Where(entry => entry.field.Required || !IsEmpty(entry.Value))
        .Select(entry => KeyValuePair.Create(entry.field.WireName, Of(entry.Value))));

    private static bool IsEmpty(object? value) => value switch
    {
        null or "" or 0 or 0L or false => true,
        IReadOnlyCollection<object> list => list.Count == 0,
        IReadOnlyCollection<KeyValuePair<string, string>> map => map.Count == 0,
        _ => false,
    };
}
