using System.Runtime.CompilerServices;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Lets the webhooks of ValidatingWebhookConfigurations refuse what is written.</summary>
/// <remarks>
/// Source: apiserver admission/plugin/webhook/validating/dispatcher.go (v1.36).
/// Differs from Kubernetes: webhooks are asked one after the other, by configuration and order in it, until one refuses.
/// </remarks>
internal sealed class ValidatingWebhooks(ResourceType configurations, WebhookMatch match, WebhookCaller caller) : IOccasionalPlugin
{
    private readonly ConditionalWeakTable<ValidatingWebhookConfiguration, IReadOnlyList<Webhook>> _webhooks = [];

    public string Name => "ValidatingAdmissionWebhook";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => !PolicyExemption.Covers(resource);

    public bool HasWork(ObjectStore store) => store.Count(configurations) > 0;

    public void Validate(AdmissionRequest request)
    {
        foreach (var webhook in request.List<ValidatingWebhookConfiguration>().SelectMany(Of))
            if (match.Match(webhook, request) is { } seen)
                caller.Call(webhook, seen);
    }

    private IReadOnlyList<Webhook> Of(ValidatingWebhookConfiguration configuration) => _webhooks.GetValue(configuration, one => [.. one.Webhooks.Select(Webhook.Of)]);
}
