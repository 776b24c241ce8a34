using System.Globalization;
using System.Text;
using ClusterSim.ApiServer.Tables;
using ClusterSim.Serialization;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Writes answers in the form the client asked for.</summary>
internal static class ResponseWriter
{
    public static ApiResponse Object(int code, ApiRecord record, ResponseForm form, IReadOnlyList<string> warnings)
    {
        if (form.Content == ResponseContent.MetadataList && record is ApiObject obj)
            throw ApiErrors.NotAcceptable($"you requested PartialObjectMetadataList, but the requested object is not a list ({InternalName.Of(obj)})");
        if (form.Encoding == ResponseEncoding.Protobuf)
            return Body(code, ProtobufAnswer.Object(record, form), form, warnings);
        using var writer = new JsonWriter();
        WriteObject(writer, record, form);
        return Body(code, writer.Written, form, warnings);
    }

    /// <summary>A refusal, or a bare success. Its form is JSON whatever part of objects was asked for.</summary>
    public static ApiResponse Status(Status status, ResponseForm form, IReadOnlyList<string> warnings) =>
        Object(status.Code == 0 ? 200 : status.Code, status, form with { Content = ResponseContent.Objects }, warnings);

    public static ApiResponse List(ResourceType type, IEnumerable<ApiObject> items, ListMeta metadata, ResponseForm form, IReadOnlyList<string> warnings)
    {
        if (form.Content == ResponseContent.Metadata)
            throw ApiErrors.NotAcceptable($"you requested PartialObjectMetadata, but the requested object is a list ({InternalName.OfList(type)})");
        if (form.Encoding == ResponseEncoding.Protobuf)
            return Body(200, ProtobufAnswer.List(type, items, metadata, form), form, warnings);
        using var writer = new JsonWriter();
        if (form.Table is { } table)
            table.Write(writer, items, metadata);
        else
            WriteList(writer, type, items, metadata, form);
        return Body(200, writer.Written, form, warnings);
    }

    /// <summary>One event of a watch: a line of JSON, or a frame of protocol buffers.</summary>
    /// <param name="type">What happened.</param>
    /// <param name="obj">The object, as it is served.</param>
    /// <param name="form">The form of the watch.</param>
    /// <param name="withColumns">Whether a table says what its columns are.</param>
    public static byte[] Event(WatchEventType type, ApiObject obj, ResponseForm form, bool withColumns) => Event(
        type switch
        {
            WatchEventType.Added => "ADDED",
            WatchEventType.Modified => "MODIFIED",
            WatchEventType.Deleted => "DELETED",
            _ => "BOOKMARK",
        },
        obj,
        form,
        withColumns);

    /// <summary>The event with which a watch fails.</summary>
    public static byte[] ErrorEvent(Status status, ResponseForm form) => Event("ERROR", status, form with { Content = ResponseContent.Objects });

    private static byte[] Event(string type, ApiRecord record, ResponseForm form, bool withColumns = true)
    {
        if (form.Encoding == ResponseEncoding.Protobuf)
            return ProtobufAnswer.Event(type, record, form);
        using var writer = new JsonWriter();
        writer.StartObject();
        writer.WriteText("type", type);
        writer.WriteName("object");
        WriteObject(writer, record, form, withColumns);
        writer.EndObject();
        return [.. writer.Written, (byte)'\n'];
    }

    public static ApiResponse Text(int code, string text) =>
        new() { StatusCode = code, Headers = [new("Content-Type", "text/plain; charset=utf-8"), new("X-Content-Type-Options", "nosniff")], Body = Encoding.UTF8.GetBytes(text) };

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(string mediaType, IReadOnlyList<string> warnings) =>
    [
        new("Cache-Control", "no-cache, private"),
        new("Content-Type", mediaType),
        // One with control characters, as an error of several lines has, is dropped.
        .. warnings.Where(warning => !warning.Any(char.IsControl)).Select(warning => KeyValuePair.Create("Warning", $"299 - \"{warning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")),
    ];

    public static string Revision(long revision) => revision.ToString(CultureInfo.InvariantCulture);

    private static ApiResponse Body(int code, ReadOnlySpan<byte> json, ResponseForm form, IReadOnlyList<string> warnings) => Body(
        code,
        form switch
        {
            { Encoding: ResponseEncoding.Yaml } => Encoding.UTF8.GetBytes(YamlText.Write(JsonText.Parse(json))),
            { IsPretty: true } => JsonLayout.Spread(json),
            _ => [.. json, (byte)'\n'], // As Go's encoder ends what it writes.
        },
        form,
        warnings);

    private static ApiResponse Body(int code, byte[] bytes, ResponseForm form, IReadOnlyList<string> warnings) =>
        new() { StatusCode = code, Headers = Headers(form.MediaType, warnings), Body = bytes };

    private static void WriteObject(JsonWriter writer, ApiRecord record, ResponseForm form, bool withColumns = true)
    {
        if (form.Content == ResponseContent.Objects || record is not ApiObject obj)
            ObjectJson.Write(writer, record);
        else if (form.Table is { } table)
            table.Write(writer, obj, withColumns);
        else
            TablePrinter.WritePartial(writer, obj, form.MetaVersion);
    }

    private static void WriteList(JsonWriter writer, ResourceType type, IEnumerable<ApiObject> items, ListMeta metadata, ResponseForm form)
    {
        var isPartial = form.Content == ResponseContent.MetadataList;
        writer.StartObject();
        writer.WriteText("kind", isPartial ? "PartialObjectMetadataList" : type.ListKind);
        writer.WriteText("apiVersion", isPartial ? form.MetaVersion : type.ApiVersion);
        writer.WriteName("metadata");
        if (type.ClrType == typeof(CustomResource) && !isPartial) // Lists without a type always say whether they go on.
            writer.WriteValue(ObjectJson.ToJson(metadata).Set("continue", metadata.Continue ?? ""));
        else
            ObjectJson.Write(writer, metadata);
        writer.WriteName("items");
        writer.StartArray();
        foreach (var item in items)
        {
            if (isPartial)
                TablePrinter.WritePartial(writer, item, form.MetaVersion);
            else
                WriteItem(writer, item);
        }
        writer.EndArray();
        writer.EndObject();
    }

    // Items of a typed list do not repeat their kind.
    private static void WriteItem(JsonWriter writer, ApiObject item)
    {
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
}
