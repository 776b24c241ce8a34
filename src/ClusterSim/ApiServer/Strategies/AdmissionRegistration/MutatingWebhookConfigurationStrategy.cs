using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How MutatingWebhookConfigurations are written.</summary>
/// <remarks>Source: registry/admissionregistration/mutatingwebhookconfiguration/strategy.go (v1.36).</remarks>
internal sealed class MutatingWebhookConfigurationStrategy : ResourceStrategy<MutatingWebhookConfiguration>
{
    public override bool AllowsUnconditionalUpdate => false;

    protected override MutatingWebhookConfiguration Default(MutatingWebhookConfiguration obj) => obj with { Webhooks = obj.Webhooks.Select(WebhookDefaults.Apply).ToValueList() };

    protected override void Validate(MutatingWebhookConfiguration obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        WebhookValidation.Validate([.. obj.Webhooks.Select(WebhookValidation.Common)], [.. obj.Webhooks.Select(hook => hook.ReinvocationPolicy)], null, errors);
    }

    protected override void ValidateUpdate(MutatingWebhookConfiguration obj, MutatingWebhookConfiguration old, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        WebhookValidation.Validate([.. obj.Webhooks.Select(WebhookValidation.Common)], [.. obj.Webhooks.Select(hook => hook.ReinvocationPolicy)], [.. old.Webhooks.Select(WebhookValidation.Common)], errors);
    }

    protected override IEnumerable<string> Warnings(MutatingWebhookConfiguration obj) => StaticNameWarning.Of(obj.Metadata.Name);
}
