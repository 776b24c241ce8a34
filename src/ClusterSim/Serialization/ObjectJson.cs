using System.Text;
using System.Text.Json;

namespace ClusterSim.Serialization;

/// <summary>API objects to and from JSON, byte for byte and message for message as the API server does it.</summary>
/// <remarks>Unset fields are left out, written as <c>null</c> or as zero just as Kubernetes' types say; the order is kind, apiVersion, metadata, spec, status.</remarks>
public static class ObjectJson
{
    /// <summary>The record as JSON; objects begin with <c>kind</c> and <c>apiVersion</c>.</summary>
    public static JsonObject ToJson(ApiRecord record) => RecordCodec.Of(record.GetType()).ToJson(record);

    /// <summary>The record as compact JSON in UTF-8.</summary>
    public static byte[] ToBytes(ApiRecord record)
    {
        using var writer = new JsonWriter();
        Write(writer, record);
        return writer.ToArray();
    }

    /// <summary>The record as compact JSON.</summary>
    public static string ToText(ApiRecord record) => Encoding.UTF8.GetString(ToBytes(record));

    /// <summary>Writes the record in its place in other JSON.</summary>
    public static void Write(Utf8JsonWriter writer, ApiRecord record) => writer.WriteRawValue(ToBytes(record), skipInputValidation: true);

    /// <summary>The record of type <typeparamref name="T"/> that <paramref name="value"/> describes.</summary>
    /// <param name="value">A JSON object. <c>kind</c> and <c>apiVersion</c> are not compared with the type's.</param>
    /// <param name="problems">Collects unknown and duplicate fields; without it they are passed over.</param>
    /// <exception cref="DecodeException">A value has the wrong type.</exception>
    public static T FromJson<T>(JsonValue value, DecodeProblems? problems = null) where T : ApiRecord => (T)FromJson(typeof(T), value, problems);

    /// <inheritdoc cref="FromJson{T}(JsonValue, DecodeProblems?)"/>
    public static ApiRecord FromJson(Type type, JsonValue value, DecodeProblems? problems = null)
    {
        var decoder = new Decoder(problems);
        try
        {
            var record = RecordCodec.Of(type).Read(value, decoder);
            decoder.ThrowIfFailed();
            return record;
        }
        catch (DecodeException e)
        {
            e.Path ??= decoder.Path;
            throw;
        }
    }

    /// <summary>The record of type <typeparamref name="T"/> that the JSON text describes.</summary>
    /// <exception cref="DecodeException">It is no JSON, or a value has the wrong type.</exception>
    public static T FromBytes<T>(ReadOnlySpan<byte> utf8, DecodeProblems? problems = null) where T : ApiRecord => FromJson<T>(JsonText.Parse(utf8, problems), problems);

    internal static void Write(JsonWriter writer, ApiRecord record) => RecordCodec.Of(record.GetType()).Write(writer, record);
}
