using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ValidatingWebhookConfigurations are written.</summary>
/// <remarks>Source: registry/admissionregistration/validatingwebhookconfiguration/strategy.go (v1.36).</remarks>
internal sealed class ValidatingWebhookConfigurationStrategy : ResourceStrategy<ValidatingWebhookConfiguration>
{
    public override bool AllowsUnconditionalUpdate => false;

    protected override ValidatingWebhookConfiguration Default(ValidatingWebhookConfiguration obj) => obj with { Webhooks = obj.Webhooks.Select(WebhookDefaults.Apply).ToValueList() };

    protected override void Validate(ValidatingWebhookConfiguration obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        WebhookValidation.Validate(obj.Webhooks, [], null, errors);
    }

    protected override void ValidateUpdate(ValidatingWebhookConfiguration obj, ValidatingWebhookConfiguration old, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        WebhookValidation.Validate(obj.Webhooks, [], old.Webhooks, errors);
    }

    protected override IEnumerable<string> Warnings(ValidatingWebhookConfiguration obj) => StaticNameWarning.Of(obj.Metadata.Name);
}
