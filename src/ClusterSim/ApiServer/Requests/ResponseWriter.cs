using System.Globalization;
using System.Text;
using ClusterSim.Serialization;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Writes answers in the form the client asked for.</summary>
internal static class ResponseWriter
{
    private const string MetaVersion = "meta.k8s.io/v1";

    public static ApiResponse Object(int code, ApiRecord record, ResponseForm form, IReadOnlyList<string> warnings)
    {
        if (form.Encoding == ResponseEncoding.Protobuf)
            return Body(code, ProtobufAnswer.Object(record, form.Content), form, warnings);
        using var writer = new JsonWriter();
        WriteObject(writer, record, form.Content);
        return Body(code, writer.Written, form, warnings);
    }

    /// <summary>A refusal, or a bare success. Its form is JSON whatever part of objects was asked for.</summary>
    public static ApiResponse Status(Status status, ResponseForm form, IReadOnlyList<string> warnings) =>
        Object(status.Code == 0 ? 200 : status.Code, status, form with { Content = ResponseContent.Objects }, warnings);

    public static ApiResponse List(ResourceType type, IEnumerable<ApiObject> items, ListMeta metadata, ResponseForm form, IReadOnlyList<string> warnings)
    {
        if (form.Encoding == ResponseEncoding.Protobuf)
            return Body(200, ProtobufAnswer.List(type, items, metadata, form.Content), form, warnings);
        using var writer = new JsonWriter();
        var partial = form.Content == ResponseContent.Metadata;
        writer.StartObject();
        WriteText(writer, "kind", partial ? "PartialObjectMetadataList" : type.ListKind);
        WriteText(writer, "apiVersion", partial ? MetaVersion : type.ApiVersion);
        writer.WriteName("metadata");
        if (type.ClrType == typeof(CustomResource) && !partial) // Lists without a type always say whether they go on.
            writer.WriteValue(ObjectJson.ToJson(metadata).Set("continue", metadata.Continue ?? ""));
        else
            ObjectJson.Write(writer, metadata);
        writer.WriteName("items");
        writer.StartArray();
        foreach (var item in items)
            WriteItem(writer, item, form.Content);
        writer.EndArray();
        writer.EndObject();
        return Body(200, writer.Written, form, warnings);
    }

    /// <summary>One event of a watch: a line of JSON, or a frame of protocol buffers.</summary>
    public static byte[] Event(WatchEventType type, ApiObject obj, ResponseForm form) => Event(
        type switch
        {
            WatchEventType.Added => "ADDED",
            WatchEventType.Modified => "MODIFIED",
            WatchEventType.Deleted => "DELETED",
            _ => "BOOKMARK",
        },
        obj,
        form);

    /// <summary>The event with which a watch fails.</summary>
    public static byte[] ErrorEvent(Status status, ResponseForm form) => Event("ERROR", status, form with { Content = ResponseContent.Objects });

    private static byte[] Event(string type, ApiRecord record, ResponseForm form)
    {
        if (form.Encoding == ResponseEncoding.Protobuf)
            return ProtobufAnswer.Event(type, record, form.Content);
        using var writer = new JsonWriter();
        writer.StartObject();
        WriteText(writer, "type", type);
        writer.WriteName("object");
        WriteObject(writer, record, form.Content);
        writer.EndObject();
        return [.. writer.Written, (byte)'\n'];
    }

    public static ApiResponse Text(int code, string text) =>
        new() { StatusCode = code, Headers = [new("Content-Type", "text/plain; charset=utf-8"), new("X-Content-Type-Options", "nosniff")], Body = Encoding.UTF8.GetBytes(text) };

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string mediaType, IReadOnlyList<string> warnings) =>
    [
        new("Cache-Control", "no-cache, private"),
        new("Content-Type", mediaType),
        .. warnings.Select(warning => KeyValuePair.Create("Warning", $"299 - \"{warning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")),
    ];

    public static string Revision(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    private static ApiResponse Body(int code, ReadOnlySpan<byte> json, ResponseForm form, IReadOnlyList<string> warnings) =>
        Body(code, form.Encoding == ResponseEncoding.Yaml ? Encoding.UTF8.GetBytes(YamlText.Write(JsonText.Parse(json))) : json.ToArray(), form, warnings);

    private static ApiResponse Body(int code, byte[] bytes, ResponseForm form, IReadOnlyList<string> warnings) =>
        new() { StatusCode = code, Headers = Headers(form.MediaType, warnings), Body = bytes };

    private static void WriteObject(JsonWriter writer, ApiRecord record, ResponseContent content)
    {
        if (content == ResponseContent.Metadata && record is ApiObject obj)
            WritePartial(writer, obj);
        else
            ObjectJson.Write(writer, record);
    }

    // Items of a typed list do not repeat their kind.
    private static void WriteItem(JsonWriter writer, ApiObject item, ResponseContent content)
    {
        if (content == ResponseContent.Metadata)
        {
            WritePartial(writer, item);
            return;
        }
        if (item is CustomResource)
        {
            ObjectJson.Write(writer, item);
            return;
        }
        writer.StartObject();
        foreach (var field in ObjectSchema.Of(item.GetType()).Fields)
            field.Write(writer, item);
        writer.EndObject();
    }

    private static void WritePartial(JsonWriter writer, ApiObject obj)
    {
        writer.StartObject();
        WriteText(writer, "kind", "PartialObjectMetadata");
        WriteText(writer, "apiVersion", MetaVersion);
        writer.WriteName("metadata");
        ObjectJson.Write(writer, obj.Metadata);
        writer.EndObject();
    }

    private static void WriteText(JsonWriter writer, string name, string text)
    {
        writer.WriteName(name);
        writer.WriteString(text);
    }
}
