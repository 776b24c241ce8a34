using System.Text;

namespace ClusterSim.Cel;

/// <summary>JSON as values of expressions, read as declared and only when looked at.</summary>
/// <remarks>Source: apiserver/pkg/cel/common/values.go (v1.36).</remarks>
internal static class CelJson
{
    /// <summary>The value of <paramref name="json"/>; an error when it is not what it is declared to be.</summary>
    public static CelValue ToValue(JsonValue json, CelDeclaration declaration) => json switch
    {
        JsonNull when declaration.IsNullable || declaration.Type.Kind is CelKind.Dyn or CelKind.Null => CelNull.Value,
        JsonNull => new CelError("invalid data, got null for schema with nullable=false"),
        _ => declaration.Type.Kind switch
        {
            CelKind.Object => json is JsonObject fields ? new CelJsonObject(fields, declaration) : Unexpected("map[string]interface{} to match a schema with type=object", json),
            CelKind.Map => json is JsonObject entries ? new CelJsonMap(entries, declaration.Element!) : Unexpected("map[string]interface{} to match a schema with type=object", json),
            CelKind.List => json is JsonArray list ? new CelJsonList(list, declaration) : Unexpected("an array to match a schema with type=array", json),
            CelKind.Bool => json is JsonBool truth ? CelBool.Of(truth.Value) : Unexpected("a bool", json),
            CelKind.Int => ToInt(json),
            CelKind.Double => json is JsonFloat or JsonInteger ? new CelDouble(json is JsonFloat number ? number.Value : ((JsonInteger)json).Value) : Unexpected("a float64", json),
            CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration => json is JsonString text ? ToValue(text.Value, declaration) : Unexpected("a string", json),
            _ => ToDynamic(json),
        },
    };

    private static CelValue ToInt(JsonValue json) => json switch
    {
        JsonInteger number => new CelInt(number.Value),
        JsonFloat { Value: var number } when Math.Floor(number) == number && Math.Abs(number) < 9.2e18 => new CelInt((long)number),
        _ => Unexpected("an int", json),
    };

    private static CelValue ToDynamic(JsonValue json) => json switch
    {
        JsonBool truth => CelBool.Of(truth.Value),
        JsonInteger number => new CelInt(number.Value),
        JsonFloat number => new CelDouble(number.Value),
        JsonString text => new CelString(text.Value),
        JsonArray list => new CelJsonList(list, DynamicList),
        JsonObject fields => new CelJsonMap(fields, CelDeclaration.Dyn),
        _ => CelNull.Value,
    };

    private static readonly CelDeclaration DynamicList = CelDeclaration.List(CelDeclaration.Dyn);

    private static CelValue ToValue(string text, CelDeclaration declaration) => declaration.Type.Kind switch
    {
        CelKind.Bytes => ToBytes(text),
        CelKind.Duration => CelText.ReadDuration(text) ?? (CelValue)new CelError($"Invalid duration {text}"),
        CelKind.Timestamp => ToTimestamp(text, declaration.IsDate),
        _ => new CelString(text),
    };

    private static CelValue ToBytes(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new CelBytes(bytes[..length]) : new CelError("Invalid bytes string");
    }

    private static CelValue ToTimestamp(string text, bool isDate)
    {
        try
        {
            return CelTimestamp.Of(Rfc3339.Parse(isDate ? text + "T00:00:00Z" : text));
        }
        catch (FormatException problem)
        {
            return new CelError($"Invalid {(isDate ? "date" : "date-time")} formatted string {Serialization.GoText.Quote(text)}, err: {problem.Message}");
        }
    }

    private static CelError Unexpected(string wanted, JsonValue json) => new($"invalid data, expected {wanted}, got {GoType(json)}");

    private static string GoType(JsonValue json) => json switch
    {
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        JsonString => "string",
        JsonBool => "bool",
        JsonInteger => "int64",
        _ => "float64",
    };

    /// <summary>A value as JSON, which is how patches and variables take it; null for what JSON cannot say.</summary>
    public static JsonValue? ToJson(CelValue value) => value switch
    {
        CelNull => JsonValue.Null,
        CelBool truth => truth.IsTrue,
        CelInt number => number.Value,
        CelUint number => number.Value <= long.MaxValue ? (long)number.Value : new JsonFloat(number.Value),
        CelDouble number => new JsonFloat(number.Value),
        CelString text => text.Value,
        CelBytes bytes => Convert.ToBase64String(bytes.Value),
        CelTimestamp or CelDuration => value.ToString()!,
        CelJsonObject fields => fields.Json,
        CelJsonMap entries => entries.Json,
        CelList list => new JsonArray([.. list.Items.Select(item => ToJson(item) ?? JsonValue.Null)]),
        CelMap map => new JsonObject(map.Keys.Select(key => KeyValuePair.Create(key.ToString()!, ToJson(map.Find(key)!) ?? JsonValue.Null))),
        CelOptional { Value: { } held } => ToJson(held),
        _ => null,
    };
}

/// <summary>A JSON object with declared fields.</summary>
internal sealed class CelJsonObject(JsonObject json, CelDeclaration declaration) : CelMap
{
    public JsonObject Json => json;

    public override CelType Type => declaration.Type;

    public override int Count => Keys.Count();

    public override IEnumerable<CelValue> Keys => json.Fields.Select(entry => CelField.Escape(entry.Key)).Where(name => name is not null && declaration.FindField(name) is not null)
        .Select(name => new CelString(name!));

    public override CelValue? Find(CelValue key) =>
        key is CelString { Value: var name } && declaration.FindField(name) is { } field && json.Find(field.WireName) is { } value ? CelJson.ToValue(value, field.Declaration) : null;

    // Compared as JSON first: what is equal there is equal here.
    public override bool IsEqual(CelValue other) => (other is CelJsonObject same && same.Json.Equals(json)) || base.IsEqual(other);
}

/// <summary>A JSON object as a map.</summary>
internal sealed class CelJsonMap(JsonObject json, CelDeclaration element) : CelMap
{
    public JsonObject Json => json;

    public override int Count => json.Count;

    public override IEnumerable<CelValue> Keys => json.Fields.Select(entry => new CelString(entry.Key));

    public override CelValue? Find(CelValue key) => key is CelString { Value: var name } && json.Find(name) is { } value ? CelJson.ToValue(value, element) : null;
}
