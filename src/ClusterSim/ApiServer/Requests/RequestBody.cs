using System.Text;
using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.ApiServer.Requests;

/// <summary>A request's body as JSON, with what strict decoding objects to.</summary>
/// <param name="Value">The JSON.</param>
/// <param name="Problems">Takes note of repeated and unknown fields.</param>
/// <param name="YamlRepetitions">Keys that YAML repeats, in go-yaml's words; null when there are none.</param>
internal sealed record RequestBody(JsonValue Value, DecodeProblems Problems, string? YamlRepetitions)
{
    private const string Accepted = "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const int SummaryLength = 30;

    /// <summary>Everything strict decoding objects to.</summary>
    public IEnumerable<string> Objections => YamlRepetitions is null ? Problems.Messages : Problems.Messages.Prepend(YamlRepetitions);

    /// <summary>Reads the body in the format that its <c>Content-Type</c> names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="apiVersion">Version of what the body should be.</param>
    /// <param name="kind">Kind of what the body should be.</param>
    /// <exception cref="ApiException">415: another format. 400: it does not parse.</exception>
    public static RequestBody Read(ApiRequest request, string apiVersion, string kind)
    {
        try
        {
            return Parse(request, apiVersion, kind);
        }
        catch (DecodeException broken)
        {
            throw Unrecognized(kind, broken.Message, request.Body.Span);
        }
    }

    /// <summary>As <see cref="Read"/>, with the parser's own errors.</summary>
    /// <exception cref="ApiException">415: another format.</exception>
    /// <exception cref="DecodeException">It does not parse.</exception>
    public static RequestBody Parse(ApiRequest request, string apiVersion, string kind) => MediaTypeOf(request) switch
    {
        "" or "application/json" or "*/*" => ReadJson(request.Body.Span),
        "application/yaml" => ReadYaml(request.Body.Span),
        "application/vnd.kubernetes.protobuf" when ProtobufObject.Knows(apiVersion, kind) => new(ProtobufObject.Read(request.Body.Span, apiVersion, kind), new(), null),
        _ => throw ApiErrors.UnsupportedMediaType(Accepted),
    };

    /// <summary>The 400 for a body of which not even the kind could be read.</summary>
    public static ApiException Unrecognized(string kind, string why, ReadOnlySpan<byte> body) =>
        ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {kind}): {why} ({Summary(body)})");

    /// <summary>The media type without its parameters, in lower case.</summary>
    public static string MediaTypeOf(ApiRequest request) => (request.FindHeader("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static RequestBody ReadJson(ReadOnlySpan<byte> body)
    {
        var problems = new DecodeProblems();
        try
        {
            return new(JsonText.Parse(body, problems), problems, null);
        }
        catch (DecodeException broken)
        {
            throw new DecodeException("couldn't get version/kind; json parse error: " + broken.Message, broken);
        }
    }

    private static RequestBody ReadYaml(ReadOnlySpan<byte> body)
    {
        var document = YamlText.ParseBody(body);
        var repeated = document.RepeatedKeys.Count == 0 ? null : "yaml: unmarshal errors:\n  " + string.Join("\n  ", document.RepeatedKeys.Select(key => key.Message));
        return new(document.Value, new(), repeated);
    }

    private static string Summary(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "<empty>";
        var start = body[..Math.Min(body.Length, SummaryLength)];
        var text = body[0] == '{' ? Encoding.UTF8.GetString(start) : Convert.ToHexStringLower(start);
        return body.Length > SummaryLength ? text + " ..." : text;
    }
}
