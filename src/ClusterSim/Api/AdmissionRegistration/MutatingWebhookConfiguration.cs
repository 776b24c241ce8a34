namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Webhooks that may change what is written, and to which writes they are asked.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, MutatingWebhookConfiguration (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", Namespaced = false, Categories = ["api-extensions"])]
public sealed record MutatingWebhookConfiguration : ApiObject
{
    /// <summary>The webhooks, called in order of configuration name and then as listed; names are unique in the list.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<MutatingWebhook> Webhooks { get; init; } = [];
}
