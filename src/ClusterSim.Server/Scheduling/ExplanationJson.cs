using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClusterSim.Api;
using ClusterSim.Scheduling;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Server.Scheduling;

/// <summary>Explanations as JSON, as they travel and as programs read them: the properties' names in camelCase, those that are null left out.</summary>
public static class ExplanationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new QuantityText() },
    };

    /// <summary>An explanation as JSON.</summary>
    public static JsonObject Write(SchedulingExplanation explanation) => (JsonObject)JsonSerializer.SerializeToNode(explanation, Options)!;

    /// <summary>The explanation that <paramref name="json"/> holds.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    public static SchedulingExplanation Read(JsonObject json) => json.Deserialize<SchedulingExplanation>(Options)!;

    /// <summary>An explanation as JSON of many lines.</summary>
    public static string ToText(SchedulingExplanation explanation) => JsonSerializer.Serialize(explanation, new JsonSerializerOptions(Options) { WriteIndented = true, NewLine = "\n" });

    private sealed class QuantityText : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Quantity.TryParse(reader.GetString() ?? "", out var quantity, out var error) ? quantity : throw new JsonException(error);

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
