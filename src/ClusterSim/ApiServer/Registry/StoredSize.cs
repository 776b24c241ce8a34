using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.Registry;

/// <summary>How much an object takes in the store: objects that are too large are refused, as etcd refuses them.</summary>
/// <remarks>Source: etcd server/embed/config.go, DefaultMaxRequestBytes. Differs from Kubernetes: only requests with a large body are measured, so that many small patches can make an object larger.</remarks>
internal static class StoredSize
{
    /// <summary>Requests with a smaller body do not make an object that large.</summary>
    public const int WorthMeasuring = 256 * 1024;

    private const int MaxBytes = 1536 * 1024; // DefaultMaxRequestBytes

    /// <summary>Refuses what etcd would not take.</summary>
    public static void Check(ApiObject obj, ResourceType type, WriteContext context)
    {
        if (context.IsLarge && SizeOf(obj, type) > MaxBytes)
            throw ApiErrors.Internal("etcdserver: request is too large");
    }

    private static int SizeOf(ApiObject obj, ResourceType type)
    {
        if (!ProtobufObject.Knows(type.ApiVersion, type.Kind))
            return ObjectJson.ToBytes(obj).Length;
        using var writer = new ProtobufWriter();
        ProtobufObject.Write(writer, type.ApiVersion, type.Kind, ObjectJson.ToJson(obj));
        return writer.Written.Length;
    }
}
