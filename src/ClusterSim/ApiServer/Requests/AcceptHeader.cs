using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Chooses the form of an answer.</summary>
/// <remarks>
/// Source: apiserver endpoints/handlers/negotiation/negotiate.go, endpoints/handlers/rest.go, AllowsMediaTypeTransform; go-restful, which looks at the header before (v1.36).
/// </remarks>
internal static class AcceptHeader
{
    private const string OfferedText = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const string OfferedStreams = "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    // In the order in which the server prefers them.
    private static readonly (string MediaType, ResponseEncoding Encoding)[] Offered =
    [
        ("application/json", ResponseEncoding.Json),
        ("application/yaml", ResponseEncoding.Yaml),
        ("application/vnd.kubernetes.protobuf", ResponseEncoding.Protobuf),
    ];

    /// <summary>The first form, by preference, that is on offer.</summary>
    /// <param name="header">The header's value; null when it is absent.</param>
    /// <param name="type">The kind asked about.</param>
    /// <param name="canWatch">Whether the path can be watched, which the refusal mentions.</param>
    /// <param name="hasTable">Whether what is asked about can be shown as a table.</param>
    /// <exception cref="ApiException">406: none of them is.</exception>
    public static ResponseForm Choose(string? header, ResourceType type, bool canWatch, bool hasTable)
    {
        if (string.IsNullOrEmpty(header))
            return default;
        if (!IsRoutable(header))
            throw ApiErrors.NotAcceptable($"406: Not Acceptable\n\nAvailable representations: {OfferedText}{(canWatch ? ", " + OfferedStreams : "")}", new());
        foreach (var range in MediaRange.ParseAll(header))
            foreach (var (mediaType, encoding) in Offered)
                if (range.Includes(mediaType) && FormOf(range, encoding, type, hasTable) is { } form)
                    return form;
        throw ApiErrors.NotAcceptable("only the following media types are accepted: " + OfferedText);
    }

    /// <summary>The form of a refusal, and of everything else that is no object of a kind: JSON, if nothing else is wanted more.</summary>
    public static ResponseForm ForStatus(string? header)
    {
        if (!string.IsNullOrEmpty(header))
            foreach (var range in MediaRange.ParseAll(header))
                foreach (var (mediaType, encoding) in Offered)
                    if (range.Includes(mediaType) && range.Find("as") is null)
                        return new(encoding, ResponseContent.Objects) { IsPretty = IsPretty(range) };
        return default;
    }

    /// <summary>Makes sure that a watch can be written so: YAML has no end that a reader could see.</summary>
    /// <exception cref="ApiException">406: it cannot.</exception>
    public static void CheckStream(ResponseForm form)
    {
        if (form.Encoding == ResponseEncoding.Yaml)
            throw ApiErrors.NotAcceptable("only the following media types are accepted: " + OfferedStreams);
    }

    private static bool IsPretty(MediaRange range) => range.Find("pretty") == "1";

    // The router knows neither preferences nor ranges of subtypes.
    private static bool IsRoutable(string header)
    {
        foreach (var part in header.Split(','))
        {
            var type = part.Split(';')[0].Trim();
            if (type == "*/*" || Array.Exists(Offered, offer => offer.MediaType == type))
                return true;
        }
        return false;
    }

    private static ResponseForm? FormOf(MediaRange range, ResponseEncoding encoding, ResourceType type, bool hasTable)
    {
        if (range.Find("stream") is { Length: > 0 } stream && (stream != "watch" || encoding == ResponseEncoding.Yaml))
            return null;
        var (kind, group, version) = (range.Find("as"), range.Find("g"), range.Find("v"));
        if (kind is null && group is null && version is null)
            return encoding == ResponseEncoding.Protobuf && !ProtobufObject.Knows(type.ApiVersion, type.Kind) ? null : new(encoding, ResponseContent.Objects) { IsPretty = IsPretty(range) };
        if (group != "meta.k8s.io" || version is not ("v1" or "v1beta1"))
            return null;
        ResponseContent? content = kind switch
        {
            "Table" when hasTable && encoding != ResponseEncoding.Protobuf => ResponseContent.Table,
            "PartialObjectMetadata" => ResponseContent.Metadata,
            "PartialObjectMetadataList" => ResponseContent.MetadataList,
            _ => null,
        };
        return content is { } known ? new(encoding, known) { MetaVersion = group + "/" + version, IsPretty = IsPretty(range) } : null;
    }
}
