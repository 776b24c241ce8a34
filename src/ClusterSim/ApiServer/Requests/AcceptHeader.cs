using System.Globalization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Chooses the form of an answer.</summary>
/// <remarks>
/// Source: apiserver endpoints/handlers/negotiation/negotiate.go; go-restful, which looks at the header before (v1.36).
/// </remarks>
internal static class AcceptHeader
{
    private const string Offered = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const string OfferedStreams = ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    /// <summary>The first form, by preference, that is on offer.</summary>
    /// <param name="header">The header's value; null when it is absent.</param>
    /// <param name="type">The kind asked about.</param>
    /// <param name="canWatch">Whether the path can be watched, which the refusal mentions.</param>
    /// <exception cref="ApiException">406: none of them is.</exception>
    public static ResponseForm Choose(string? header, ResourceType type, bool canWatch)
    {
        if (string.IsNullOrWhiteSpace(header))
            return default;
        var ranges = MediaRange.ParseAll(header);
        if (!ranges.Exists(IsOffered))
            throw ApiErrors.NotAcceptable($"406: Not Acceptable\n\nAvailable representations: {Offered}{(canWatch ? OfferedStreams : "")}", new());
        foreach (var range in ranges)
            if (FormOf(range, type) is { } form)
                return form;
        throw ApiErrors.NotAcceptable("only the following media types are accepted: " + Offered);
    }

    /// <summary>The form of a refusal, and of everything else that is no object of a kind: JSON, if nothing else is wanted more.</summary>
    public static ResponseForm ForStatus(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return default;
        var wanted = MediaRange.ParseAll(header).Where(range => range.Find("as") is null).Select(EncodingOf).FirstOrDefault(encoding => encoding is not null);
        return new(wanted ?? ResponseEncoding.Json, ResponseContent.Objects);
    }

    private static bool IsOffered(MediaRange range) =>
        range.Type is "*/*" or "application/*" or "application/json" or "application/yaml" or "application/vnd.kubernetes.protobuf";

    private static ResponseEncoding? EncodingOf(MediaRange range) => range.Type switch
    {
        "application/yaml" => ResponseEncoding.Yaml,
        "application/vnd.kubernetes.protobuf" => ResponseEncoding.Protobuf,
        "*/*" or "application/*" or "application/json" => ResponseEncoding.Json,
        _ => null,
    };

    private static ResponseForm? FormOf(MediaRange range, ResourceType type)
    {
        if (EncodingOf(range) is not { } written)
            return null;
        return (range.Find("as"), range.Find("g"), range.Find("v")) switch
        {
            (null, _, _) when written == ResponseEncoding.Protobuf && !ProtobufObject.Knows(type.ApiVersion, type.Kind) => null,
            (null, _, _) => new(written, ResponseContent.Objects),
            ("PartialObjectMetadata" or "PartialObjectMetadataList", "meta.k8s.io", "v1") => new(written, ResponseContent.Metadata),
            _ => null,
        };
    }

    private sealed record MediaRange(string Type, double Quality, Dictionary<string, string> Parameters)
    {
        /// <summary>The ranges of a header, the most wanted first.</summary>
        public static List<MediaRange> ParseAll(string header) => [.. header.Split(',').Select(Parse).OrderByDescending(range => range.Quality)];

        private static MediaRange Parse(string text)
        {
            var parts = text.Split(';', StringSplitOptions.TrimEntries);
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal); // Looked up only.
            foreach (var part in parts.Skip(1))
                if (part.Split('=', 2) is [var name, var value])
                    parameters[name] = value;
            var quality = parameters.TryGetValue("q", out var q) && double.TryParse(q, CultureInfo.InvariantCulture, out var number) ? number : 1;
            return new(parts[0].ToLowerInvariant(), quality, parameters);
        }

        public string? Find(string name) => Parameters.GetValueOrDefault(name);
    }
}
