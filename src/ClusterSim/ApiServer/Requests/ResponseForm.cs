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
}

/// <summary>The form of an answer that the client's <c>Accept</c> header asks for.</summary>
/// <param name="Encoding">How it is written.</param>
/// <param name="Content">Which part of objects.</param>
internal readonly record struct ResponseForm(ResponseEncoding Encoding, ResponseContent Content)
{
    public string MediaType => Encoding == ResponseEncoding.Yaml ? "application/yaml" : "application/json";
}
