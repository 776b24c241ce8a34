using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>What an API server asks of servers that extend it. An unknown one has no objections.</summary>
internal static class ApiAnswers
{
    /// <summary>The answer to a question that an API server asks; null when it is none.</summary>
    public static HttpResponse? To(HttpRequest request)
    {
        if (request.Method == "POST")
            return To(request.Body);
        return request.Method == "GET" && request.Path.Split('?')[0].Split('/') is ["", "apis", var group, var version] ? Json(NoResources($"{group}/{version}")) : null;
    }

    private static HttpResponse? To(Bytes body)
    {
        if (body.Length == 0 || body.AsSpan()[0] != '{' || body.AsSpan().IndexOf("Review\""u8) < 0)
            return null;
        JsonValue review;
        try
        {
            review = JsonText.Parse(body.AsSpan());
        }
        catch (DecodeException)
        {
            return null;
        }
        return (review["kind"]?.AsText, review["request"]) switch
        {
            ("AdmissionReview", JsonObject request) => Json(Answer(review, [new("uid", request["uid"] ?? JsonValue.Null), new("allowed", true)])),
            ("ConversionReview", JsonObject request) => Json(Answer(review, Converted(request))),
            _ => null,
        };
    }

    private static JsonObject Answer(JsonValue review, IEnumerable<KeyValuePair<string, JsonValue>> response) =>
        new JsonObject([new("apiVersion", review["apiVersion"] ?? JsonValue.Null), new("kind", review["kind"] ?? JsonValue.Null), new("response", new JsonObject(response))]);

    /// <summary>The same objects in the version that is asked for.</summary>
    private static IEnumerable<KeyValuePair<string, JsonValue>> Converted(JsonObject request)
    {
        var wanted = request["desiredAPIVersion"] ?? JsonValue.Null;
        var objects = request["objects"] is JsonArray all ? all.Items.OfType<JsonObject>().Select(JsonValue (obj) => obj.Set("apiVersion", wanted)) : [];
        return [new("uid", request["uid"] ?? JsonValue.Null), new("result", new JsonObject([new("status", "Success")])), new("convertedObjects", new JsonArray(objects.ToValueList()))];
    }

    private static JsonObject NoResources(string groupVersion) =>
        new JsonObject([new("kind", "APIResourceList"), new("apiVersion", "v1"), new("groupVersion", groupVersion), new("resources", new JsonArray([]))]);

    private static HttpResponse Json(JsonValue value) => HttpResponse.FromText(JsonText.WriteText(value), 200, "application/json");
}
