namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Webhooks that may refuse writes, and to which writes they are asked.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, ValidatingWebhookConfiguration (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", Namespaced = false, Categories = ["api-extensions"])]
public sealed record ValidatingWebhookConfiguration : ApiObject
{
    /// <summary>The webhooks; names are unique in the list.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<ValidatingWebhook> Webhooks { get; init; } = [];
}
