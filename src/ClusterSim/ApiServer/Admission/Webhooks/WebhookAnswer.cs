using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>What a webhook says to a write.</summary>
/// <remarks>Source: k8s.io/api admission/v1/types.go, AdmissionResponse (v1.36).</remarks>
public sealed record WebhookAnswer
{
    /// <summary>The write is fine as it is.</summary>
    public static WebhookAnswer Allow { get; } = new() { IsAllowed = true };

    /// <summary>Whether the write may go on.</summary>
    public bool IsAllowed { get; init; }

    /// <summary>What a refusal looks like to the client.</summary>
    public Status? Result { get; init; }

    /// <summary>The object to go on with; null: as it is.</summary>
    public ApiObject? Changed { get; init; }

    /// <summary>What the client is warned of.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>The write is refused.</summary>
    /// <param name="message">Why.</param>
    /// <param name="code">Status code of the answer.</param>
    public static WebhookAnswer Deny(string message, int code = 403) => new() { Result = new() { Message = message, Code = code } };

    /// <summary>The write goes on with another object.</summary>
    public static WebhookAnswer Change(ApiObject changed) => new() { IsAllowed = true, Changed = changed };

    internal JsonObject ToJson(WebhookRequest request)
    {
        var json = JsonObject.Empty.Set("uid", request.Uid).Set("allowed", IsAllowed);
        if (Result is not null)
            json = json.Set("status", ObjectJson.ToJson(Result));
        if (Warnings.Count > 0)
            json = json.Set("warnings", new JsonArray([.. Warnings.Select(text => (JsonValue)text)]));
        if (Changed is null || request.Object is not { } before)
            return json;
        var patch = Operations(before, ObjectJson.ToJson(Changed));
        return patch.Items.Count == 0 ? json : json.Set("patchType", "JSONPatch").Set("patch", Convert.ToBase64String(JsonText.Write(patch)));
    }

    // Field by field at the outermost level, which is all that is needed for it to be right.
    private static JsonArray Operations(JsonObject before, JsonObject after)
    {
        var operations = new List<JsonValue>();
        foreach (var (name, value) in after.Fields)
            if (before.Find(name) is not { } known)
                operations.Add(Operation("add", name).Set("value", value));
            else if (!known.Equals(value))
                operations.Add(Operation("replace", name).Set("value", value));
        foreach (var (name, _) in before.Fields)
            if (after.Find(name) is null)
                operations.Add(Operation("remove", name));
        return new([.. operations]);
    }

    private static JsonObject Operation(string operation, string field) =>
        JsonObject.Empty.Set("op", operation).Set("path", "/" + field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
