namespace ClusterSim.ApiServer.Requests;

/// <summary>Which part of objects an answer holds.</summary>
internal enum ResponseContent : byte
{
    /// <summary>All of it.</summary>
    Objects,

    /// <summary>Metadata alone (<c>as=PartialObjectMetadata</c>, or its list).</summary>
    Metadata,
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
    public string MediaType => Encoding switch
    {
        ResponseEncoding.Yaml => "application/yaml",
        ResponseEncoding.Protobuf => "application/vnd.kubernetes.protobuf",
        _ => "application/json",
    };

    /// <summary>The media type of a watch.</summary>
    public string StreamType => Encoding == ResponseEncoding.Protobuf ? MediaType + ";stream=watch" : "application/json";
}
