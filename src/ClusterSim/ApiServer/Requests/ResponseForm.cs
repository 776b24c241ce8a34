namespace ClusterSim.ApiServer.Requests;

/// <summary>Which part of objects an answer holds.</summary>
internal enum ResponseContent : byte
{
    /// <summary>All of it.</summary>
    Objects,

    /// <summary>Metadata alone (<c>as=PartialObjectMetadata</c>, or its list).</summary>
    Metadata,
}

/// <summary>The form of an answer that the client's <c>Accept</c> header asks for.</summary>
/// <param name="IsYaml">YAML in place of JSON.</param>
/// <param name="Content">Which part of objects.</param>
internal readonly record struct ResponseForm(bool IsYaml, ResponseContent Content)
{
    public string MediaType => IsYaml ? "application/yaml" : "application/json";
}
