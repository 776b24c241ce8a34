using System.Buffers.Binary;
using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Writes answers in protocol buffers.</summary>
/// <remarks>Source: apiserver endpoints/handlers/watch.go; apimachinery runtime/serializer/protobuf/protobuf.go, LengthDelimitedFramer (v1.36).</remarks>
internal static class ProtobufAnswer
{
    private const string Partial = "PartialObjectMetadata";

    public static byte[] Object(ApiRecord record, ResponseForm form)
    {
        using var writer = new ProtobufWriter();
        Write(writer, record, form);
        return writer.Written.ToArray();
    }

    public static byte[] List(ResourceType type, IEnumerable<ApiObject> items, ListMeta metadata, ResponseForm form)
    {
        using var writer = new ProtobufWriter();
        if (form.Content == ResponseContent.MetadataList)
            ProtobufObject.WriteList(writer, form.MetaVersion, Partial, metadata, items.Select(MetadataOf));
        else
            ProtobufObject.WriteList(writer, type.ApiVersion, type.Kind, metadata, items.Select(ObjectJson.ToJson));
        return writer.Written.ToArray();
    }

    /// <summary>One event of a watch, after its length in four bytes.</summary>
    public static byte[] Event(string type, ApiRecord record, ResponseForm form)
    {
        using var writer = new ProtobufWriter();
        writer.WriteRaw(stackalloc byte[sizeof(uint)]);
        writer.WriteText(1, type);
        var raw = writer.StartMessage(2); // A RawExtension,
        var obj = writer.StartMessage(1); // whose bytes are an object in an envelope of its own.
        Write(writer, record, form);
        writer.EndMessage(obj);
        writer.EndMessage(raw);
        var frame = writer.Written.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)(frame.Length - sizeof(uint)));
        return frame;
    }

    private static void Write(ProtobufWriter writer, ApiRecord record, ResponseForm form)
    {
        if (form.Content != ResponseContent.Objects && record is ApiObject obj)
        {
            ProtobufObject.Write(writer, form.MetaVersion, Partial, MetadataOf(obj));
            return;
        }
        var json = ObjectJson.ToJson(record);
        ProtobufObject.Write(writer, json["apiVersion"]!.AsText!, json["kind"]!.AsText!, json);
    }

    private static JsonObject MetadataOf(ApiObject obj) => new([new("metadata", ObjectJson.ToJson(obj.Metadata))]);
}
