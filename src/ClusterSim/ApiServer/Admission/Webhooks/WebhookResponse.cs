using ClusterSim.ApiServer.Patches;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>The answer of a webhook, checked.</summary>
/// <param name="IsAllowed">Whether the write may go on.</param>
/// <param name="Patch">What to change in the object; null for nothing.</param>
/// <param name="Result">What a refusal looks like.</param>
/// <param name="Warnings">What the client is warned of.</param>
/// <remarks>Source: apiserver admission/plugin/webhook/request/admissionreview.go, VerifyAdmissionResponse (v1.36).</remarks>
internal sealed record WebhookResponse(bool IsAllowed, IReadOnlyList<JsonPatchOperation>? Patch, Status? Result, IReadOnlyList<string> Warnings)
{
    public const string Version = "admission.k8s.io/v1";

    /// <summary>Reads an answer.</summary>
    /// <exception cref="WebhookException">It is none to the question.</exception>
    public static WebhookResponse Read(JsonObject review, string uid, bool mutates)
    {
        if (review["response"] is not JsonObject response)
            throw Broken("webhook response was absent");
        if ((response["uid"]?.AsText ?? "") is var answered && answered != uid)
            throw Broken($"expected response.uid=\"{uid}\", got \"{answered}\"");
        if ((review["apiVersion"]?.AsText, review["kind"]?.AsText) is var (version, kind) && (version != Version || kind != "AdmissionReview"))
            throw Broken($"expected webhook response of {Version}, Kind=AdmissionReview, got {version}, Kind={kind}");
        var (patch, patchType) = (response["patch"]?.AsText ?? "", response["patchType"]?.AsText);
        if (ProblemOf(patch, patchType, mutates) is { } problem)
            throw Broken(problem);
        return new(
            response["allowed"] is JsonBool { Value: true },
            patch.Length == 0 ? null : ReadPatch(patch),
            response["status"] is JsonObject status ? (Status)ObjectJson.FromJson(typeof(Status), status) : null,
            response["warnings"] is JsonArray warnings ? [.. warnings.Items.Select(text => text.AsText).OfType<string>()] : []);
    }

    private static string? ProblemOf(string patch, string? patchType, bool mutates)
    {
        if (!mutates)
            return patch.Length > 0 ? "validating webhook may not return response.patch" : patchType is not null ? "validating webhook may not return response.patchType" : null;
        if (patch.Length > 0 && patchType is null)
            return "webhook returned response.patch but not response.patchType";
        if (patch.Length == 0 && patchType is not null)
            return "webhook returned response.patchType but not response.patch";
        return patchType is null or "JSONPatch" ? null : $"webhook returned invalid response.patchType of \"{patchType}\"";
    }

    private static IReadOnlyList<JsonPatchOperation> ReadPatch(string patch)
    {
        try
        {
            return JsonPatchOperation.ReadAll(JsonText.Parse(Convert.FromBase64String(patch)));
        }
        catch (Exception broken) when (broken is FormatException or DecodeException)
        {
            throw Broken(broken.Message);
        }
    }

    private static WebhookException Broken(string why) => new("received invalid webhook response: " + why);
}
