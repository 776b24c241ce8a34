using System.Text;

namespace ClusterSim.Serialization;

/// <summary>JSON text to and from <see cref="JsonValue"/>.</summary>
public static class JsonText
{
    /// <summary>Reads one JSON value.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="problems">
    /// Takes note of repeated fields when given; objects under a repeated name then merge, as they do in typed decoding. Without it the last of a name counts.
    /// </param>
    /// <exception cref="DecodeException">It is no JSON; the message is the one Go gives, as in <c>unexpected end of JSON input</c>.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, DecodeProblems? problems = null) => new JsonParser(utf8, problems).ParseDocument();

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, DecodeProblems?)"/>
    public static JsonValue Parse(string text, DecodeProblems? problems = null) => Parse(Encoding.UTF8.GetBytes(text), problems);

    /// <summary>The value as compact JSON in UTF-8, as the API server writes it.</summary>
    public static byte[] Write(JsonValue value)
    {
        using var writer = new JsonWriter();
        writer.WriteValue(value);
        return writer.ToArray();
    }

    /// <summary>The value as compact JSON.</summary>
    public static string WriteText(JsonValue value) => Encoding.UTF8.GetString(Write(value));
}
