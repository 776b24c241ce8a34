namespace ClusterSim.Serialization.Protobuf;

/// <summary>API objects in protocol buffers, each in the envelope that says of which kind it is.</summary>
/// <remarks>
/// <para>By way of JSON, which has the same fields: every rule of reading and writing stands once. Go writes plain values even where they are empty, which says no more than
/// leaving them out; here they are left out.</para>
/// <para>Source: apimachinery runtime/serializer/protobuf/protobuf.go (v1.36).</para>
/// </remarks>
internal static class ProtobufObject
{
    private static readonly MessageType TypeMeta = new("TypeMeta", () => [new("apiVersion", 1, new TextForm(), Repetition.Single), new("kind", 2, new TextForm(), Repetition.Single)]);

    /// <summary>What every object begins with.</summary>
    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Whether a kind can be written so: all of Kubernetes' own can, and no custom resource.</summary>
    public static bool Knows(string apiVersion, string kind) => MessageTable.Find(apiVersion, kind) is not null;

    /// <summary>Writes the object that <paramref name="value"/> describes.</summary>
    /// <exception cref="InvalidOperationException">Its kind has no message.</exception>
    public static void Write(ProtobufWriter writer, string apiVersion, string kind, JsonObject value) =>
        Write(writer, apiVersion, kind, writer => MessageOf(apiVersion, kind).WriteContent(writer, value));

    /// <summary>Writes a list of the kind, item by item.</summary>
    /// <exception cref="InvalidOperationException">The kind has no message.</exception>
    public static void WriteList(ProtobufWriter writer, string apiVersion, string itemKind, ListMeta metadata, IEnumerable<JsonObject> items)
    {
        var item = MessageOf(apiVersion, itemKind);
        Write(writer, apiVersion, itemKind + "List", writer =>
        {
            MessageTable.Meta("ListMeta").Write(writer, 1, ObjectJson.ToJson(metadata));
            foreach (var value in items)
                item.Write(writer, 2, value);
        });
    }

    /// <summary>The object in <paramref name="bytes"/> as JSON, with the kind that the envelope names, or else the one expected.</summary>
    /// <exception cref="DecodeException">There is none.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> bytes, string expectedApiVersion, string expectedKind)
    {
        if (bytes.IsEmpty)
            throw new DecodeException("empty data");
        if (!bytes.StartsWith(Magic))
            throw new DecodeException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        if (bytes.Length == Magic.Length)
            throw new DecodeException("empty body");
        var raw = ReadEnvelope(bytes[Magic.Length..], out var stated);
        var (apiVersion, kind) = (TextIn(stated, "apiVersion") ?? expectedApiVersion, TextIn(stated, "kind") ?? expectedKind);
        JsonObject type = new([new("apiVersion", apiVersion), new("kind", kind)]);
        return MessageTable.FindShared(apiVersion, kind) is { } message
            ? new(type.Fields.Concat(message.ReadContent(raw, 0).Fields))
            : type; // Whoever wants an object of another kind will say so.
    }

    private static ReadOnlySpan<byte> ReadEnvelope(ReadOnlySpan<byte> bytes, out JsonObject type)
    {
        var reader = new ProtobufReader("Unknown", bytes, 0);
        var raw = ReadOnlySpan<byte>.Empty;
        type = JsonObject.Empty;
        while (!reader.IsAtEnd)
        {
            var (number, form) = reader.ReadTag();
            if (number == 1 && form == WireType.Bytes)
                type = TypeMeta.ReadContent(reader.ReadBytes(), 1);
            else if (number == 2 && form == WireType.Bytes)
                raw = reader.ReadBytes();
            else
                reader.Skip(form);
        }
        return raw;
    }

    private static void Write(ProtobufWriter writer, string apiVersion, string kind, Action<ProtobufWriter> content)
    {
        writer.WriteRaw(Magic);
        TypeMeta.Write(writer, 1, new JsonObject([new("apiVersion", apiVersion), new("kind", kind)]));
        var start = writer.StartMessage(2);
        content(writer);
        writer.EndMessage(start);
        writer.WriteText(3, ""); // contentEncoding and contentType, which Go writes as well.
        writer.WriteText(4, "");
    }

    private static MessageType MessageOf(string apiVersion, string kind) =>
        MessageTable.FindShared(apiVersion, kind) ?? throw new InvalidOperationException($"{kind} in {apiVersion} has no form in protocol buffers.");

    private static string? TextIn(JsonObject type, string name) => type.Find(name)?.AsText is { Length: > 0 } text ? text : null;
}
