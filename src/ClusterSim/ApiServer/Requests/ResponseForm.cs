using ClusterSim.ApiServer.Tables;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Which part of objects an answer holds.</summary>
internal enum ResponseContent : byte
{
    /// <summary>All of it.</summary>
    Objects,

    /// <summary>Metadata of one object alone (<c>as=PartialObjectMetadata</c>).</summary>
    Metadata,

    /// <summary>Metadata of a list of objects alone (<c>as=PartialObjectMetadataList</c>).</summary>
    MetadataList,

    /// <summary>What people want to see of them, in rows and columns (<c>as=Table</c>).</summary>
    Table,
}

/// <summary>How an answer is written.</summary>
internal enum ResponseEncoding : byte
{
    Json,
    Yaml,

    /// <summary>Protocol buffers; only for kinds that have messages, which custom resources have not.</summary>
    Protobuf,
}

/// <summary>The form of an answer that the client's <c>Accept</c> header asks for.</summary>
/// <param name="Encoding">How it is written.</param>
/// <param name="Content">Which part of objects.</param>
internal readonly record struct ResponseForm(ResponseEncoding Encoding, ResponseContent Content)
{
    /// <summary>Group and version of what is made of objects: partial metadata, or a table.</summary>
    public string MetaVersion
    {
        get => field ?? "meta.k8s.io/v1";
        init;
    }

    /// <summary>Whether JSON is laid out for people. Watches never are.</summary>
    public bool IsPretty { get; init; }

    /// <summary>What writes the table; null when none is wanted.</summary>
    public TablePrinter? Table { get; init; }

    public string MediaType => Encoding switch
    {
        ResponseEncoding.Yaml => "application/yaml",
        ResponseEncoding.Protobuf => "application/vnd.kubernetes.protobuf",
        _ => "application/json",
    };

    /// <summary>The media type of a watch.</summary>
    public string StreamType => Encoding == ResponseEncoding.Protobuf ? MediaType + ";stream=watch" : "application/json";
}
