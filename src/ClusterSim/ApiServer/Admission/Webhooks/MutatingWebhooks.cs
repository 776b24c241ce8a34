using System.Runtime.CompilerServices;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.ApiServer.Patches;
using ClusterSim.Serialization;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Lets the webhooks of MutatingWebhookConfigurations change what is written.</summary>
/// <remarks>Source: apiserver admission/plugin/webhook/mutating/dispatcher.go, reinvocationcontext.go (v1.36).</remarks>
internal sealed class MutatingWebhooks(ResourceType configurations, WebhookMatch match, WebhookCaller caller) : IOccasionalPlugin
{
    private readonly ConditionalWeakTable<MutatingWebhookConfiguration, IReadOnlyList<Webhook>> _webhooks = [];

    public string Name => "MutatingAdmissionWebhook";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => !PolicyExemption.Covers(resource);

    public bool HasWork(ObjectStore store) => store.Count(configurations) > 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var round = request.Reinvocation ??= new();
        var before = request.Object;
        foreach (var webhook in request.List<MutatingWebhookConfiguration>().SelectMany(Of).Where(round.Concerns))
        {
            if (match.Match(webhook, request) is not { } seen)
                continue;
            if (caller.Call(webhook, seen)?.Patch is { } patch && Patched(webhook, patch, seen) is var changed && !changed.Equals(seen.Object))
            {
                request.Object = match.Convert(changed, seen.Resource, request.Resource);
                round.Changed();
            }
            if (webhook.IsReinvoked)
                round.Asked(webhook);
        }
        return ReferenceEquals(before, request.Object) ? null : request.Object;
    }

    /// <summary>Deletions change nothing, but may be refused all the same.</summary>
    public void Validate(AdmissionRequest request)
    {
        if (request.Operation == AdmissionOperation.Delete)
            Mutate(request);
    }

    // The same webhooks each time, since they are told apart by identity.
    private IReadOnlyList<Webhook> Of(MutatingWebhookConfiguration configuration) => _webhooks.GetValue(configuration, one => [.. one.Webhooks.Select(Webhook.Of)]);

    private ApiObject Patched(Webhook webhook, IReadOnlyList<JsonPatchOperation> patch, AdmissionRequest seen)
    {
        var obj = seen.Object ?? throw WebhookCaller.Internal($"admission webhook \"{webhook.Name}\" attempted to modify the object, which is not supported for this operation");
        try
        {
            var json = JsonPatch.Apply(ObjectJson.ToJson(obj with { Metadata = obj.Metadata.OwnedAs(null) }), patch);
            var changed = (ApiObject)ObjectJson.FromJson(obj.GetType(), json);
            changed = changed with { Metadata = changed.Metadata.OwnedAs(obj.Metadata.Ownership) };
            return obj.GetType() == seen.Resource.ClrType ? match.Default(changed, seen.Resource) : changed;
        }
        catch (Exception broken) when (broken is PatchException or DecodeException)
        {
            throw WebhookCaller.Internal(broken.Message);
        }
    }
}
