using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.Serialization;

// In Go these types read themselves, and apart from the rest: what is unknown inside is not told of.

internal sealed class SchemaOrBoolCodec : ValueCodec<JSONSchemaPropsOrBool?>
{
    public override string GoType => "v1.JSONSchemaPropsOrBool";

    public override FieldShape Shape => FieldShape.Any;

    public override bool IsEmpty(JSONSchemaPropsOrBool? value) => value is null;

    public override void Write(JsonWriter writer, JSONSchemaPropsOrBool? value) => writer.WriteValue(ToJson(value));

    public override JsonValue ToJson(JSONSchemaPropsOrBool? value) => value?.Schema is { } schema ? ObjectJson.ToJson(schema) : value?.Allows == true;

    public override JSONSchemaPropsOrBool Read(JsonValue value, Decoder decoder) => value switch
    {
        JsonObject => new(ObjectJson.FromJson<JSONSchemaProps>(value)),
        JsonBool truth => new(truth.Value),
        _ => throw new DecodeException("boolean or JSON schema expected"),
    };

    public override ulong Hash(JSONSchemaPropsOrBool? value) => ContentHash.OfJson(ToJson(value));
}

internal sealed class SchemaOrArrayCodec : ValueCodec<JSONSchemaPropsOrArray?>
{
    public override string GoType => "v1.JSONSchemaPropsOrArray";

    public override FieldShape Shape => FieldShape.Any;

    public override bool IsEmpty(JSONSchemaPropsOrArray? value) => value is null;

    public override void Write(JsonWriter writer, JSONSchemaPropsOrArray? value) => writer.WriteValue(ToJson(value));

    public override JsonValue ToJson(JSONSchemaPropsOrArray? value) =>
        value?.Schema is { } schema ? ObjectJson.ToJson(schema) : new JsonArray((value?.JsonSchemas ?? []).Select(item => (JsonValue)ObjectJson.ToJson(item)).ToValueList());

    public override JSONSchemaPropsOrArray? Read(JsonValue value, Decoder decoder) => value switch
    {
        JsonObject => new(ObjectJson.FromJson<JSONSchemaProps>(value)),
        JsonArray array => new(array.Items.Select(item => ObjectJson.FromJson<JSONSchemaProps>(item)).ToValueList()),
        _ => null,
    };

    public override ulong Hash(JSONSchemaPropsOrArray? value) => ContentHash.OfJson(ToJson(value));
}

internal sealed class SchemaOrStringArrayCodec : ValueCodec<JSONSchemaPropsOrStringArray?>
{
    public override string GoType => "v1.JSONSchemaPropsOrStringArray";

    public override FieldShape Shape => FieldShape.Any;

    public override bool IsEmpty(JSONSchemaPropsOrStringArray? value) => value is null;

    public override void Write(JsonWriter writer, JSONSchemaPropsOrStringArray? value) => writer.WriteValue(ToJson(value));

    public override JsonValue ToJson(JSONSchemaPropsOrStringArray? value) =>
        value?.Schema is { } schema ? ObjectJson.ToJson(schema) : new JsonArray((value?.Property ?? []).Select(item => (JsonValue)item).ToValueList());

    public override JSONSchemaPropsOrStringArray? Read(JsonValue value, Decoder decoder) => value switch
    {
        JsonObject => new(ObjectJson.FromJson<JSONSchemaProps>(value)),
        JsonArray array => new(array.Items.Select(item => item.AsText ?? "").ToValueList()),
        _ => null,
    };

    public override ulong Hash(JSONSchemaPropsOrStringArray? value) => ContentHash.OfJson(ToJson(value));
}
