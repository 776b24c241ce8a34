using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Asks webhooks, and refuses what they refuse.</summary>
/// <remarks>
/// Source: apiserver admission/plugin/webhook/validating/dispatcher.go, errors/statuserror.go; util/webhook/error.go (v1.36).
/// Differs from Kubernetes: writes do not wait for an answer that takes virtual time; such a webhook fails as one that does not answer in time. Nobody keeps audit annotations.
/// </remarks>
internal sealed class WebhookCaller(SimulationLoop loop, WebhookHandlers handlers)
{
    private readonly RandomStream _uids = loop.Random("apiserver/webhooks");

    /// <summary>Asks a webhook.</summary>
    /// <returns>The answer; null when there is none and the write goes on all the same.</returns>
    /// <exception cref="ApiException">The write is refused, or there is no answer and it must not go on.</exception>
    public WebhookResponse? Call(Webhook webhook, AdmissionRequest seen)
    {
        if (seen.IsDryRun && !webhook.AllowsDryRun)
            throw ApiErrors.BadRequest($"admission webhook \"{webhook.Name}\" does not support dry run");
        try
        {
            var response = Ask(webhook, seen);
            foreach (var warning in response.Warnings)
                seen.Warn(warning);
            return response.IsAllowed ? response : throw new ApiException(Refusal(webhook.Name, response.Result));
        }
        catch (WebhookException) when (webhook.IgnoresFailures)
        {
            return null;
        }
        catch (WebhookException failure)
        {
            throw Internal($"failed calling webhook \"{webhook.Name}\": {failure.Message}");
        }
    }

    /// <summary>The refusal 500 that stands for what went wrong inside the server.</summary>
    public static ApiException Internal(string why) => ApiErrors.Failure(500, "InternalError", "Internal error occurred: " + why, new() { Causes = [new() { Message = why }] });

    private WebhookResponse Ask(Webhook webhook, AdmissionRequest seen)
    {
        var uid = _uids.NextGuid();
        var review = JsonObject.Empty.Set("kind", "AdmissionReview").Set("apiVersion", WebhookResponse.Version).Set("request", ReviewRequests.Of(seen, uid));
        JsonObject answer;
        try
        {
            answer = handlers.Send(new(UrlOf(webhook.Client), review, TimeSpan.FromSeconds(webhook.TimeoutSeconds)) { Service = webhook.Client.Service, CaBundle = webhook.Client.CaBundle });
        }
        catch (WebhookException failure)
        {
            throw new WebhookException("failed to call webhook: " + failure.Message, failure);
        }
        return WebhookResponse.Read(answer, uid, webhook.Mutates);
    }

    private static Uri UrlOf(WebhookClientConfig client) => client.Service is { } service
        ? new($"https://{service.Name}.{service.Namespace}.svc:{service.Port ?? 443}/{service.Path?.TrimStart('/')}")
        : new(client.Url ?? "");

    private static Status Refusal(string webhook, Status? result)
    {
        var denied = $"admission webhook \"{webhook}\" denied the request";
        result ??= new();
        return result with
        {
            Outcome = "Failure",
            Code = Math.Max(result.Code, 400),
            Message = !string.IsNullOrEmpty(result.Message) ? $"{denied}: {result.Message}" : !string.IsNullOrEmpty(result.Reason) ? $"{denied}: {result.Reason}" : denied + " without explanation",
        };
    }
}
