namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Carries questions to webhooks, and their answers back.</summary>
/// <remarks>Writes wait for the answer: it must be there when <see cref="Send"/> returns.</remarks>
public interface IWebhookTransport
{
    /// <summary>Sends a question.</summary>
    /// <returns>The answer; null when nothing at that address is reached this way, so that the next transport is asked.</returns>
    /// <exception cref="WebhookException">There is no answer.</exception>
    JsonObject? Send(WebhookCall call);
}
