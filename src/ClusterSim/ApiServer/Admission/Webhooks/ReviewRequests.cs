using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Puts a write as a question to a webhook.</summary>
/// <remarks>Source: apiserver admission/plugin/webhook/request/admissionreview.go, CreateV1AdmissionReview (v1.36).</remarks>
internal static class ReviewRequests
{
    public static JsonObject Of(AdmissionRequest request, string uid)
    {
        var user = JsonObject.Empty.Set("username", request.Caller.Name);
        if (request.Caller.Uid.Length > 0)
            user = user.Set("uid", request.Caller.Uid);
        if (request.Caller.Groups.Count > 0)
            user = user.Set("groups", Texts(request.Caller.Groups));
        if (request.Caller.Extra.Count > 0)
            user = user.Set("extra", new JsonObject(request.Caller.Extra.Select(extra => KeyValuePair.Create(extra.Key, (JsonValue)Texts(extra.Value)))));
        var seen = PolicyInput.RequestJson(request);
        var json = JsonObject.Empty.Set("uid", uid);
        foreach (var (name, value) in seen.Fields)
            if (name is not ("userInfo" or "dryRun" or "options") && value is not JsonString { Value.Length: 0 })
                json = json.Set(name, value);
        return json.Set("userInfo", user).Set("object", Json(request.Object)).Set("oldObject", Json(request.OldObject)).Set("dryRun", request.IsDryRun).Set("options", seen["options"]!);
    }

    private static JsonValue Json(ApiObject? obj) => obj is null ? JsonValue.Null : ObjectJson.ToJson(obj);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonValue)text)]);
}
