using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Finds what is wrong with how objects are to be converted.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, validateCustomResourceConversion (v1.36).</remarks>
internal static class ConversionValidation
{
    private static readonly string[] KnownVersions = ["v1", "v1beta1"]; // acceptedConversionReviewVersions

    public static void Validate(CustomResourceConversion? conversion, FieldPath path, FieldErrors errors)
    {
        if (conversion is null)
            return;
        CustomResourceDefinitionValidation.ValidateChoice(conversion.Strategy, path["strategy"], errors, "None", "Webhook");
        var (client, versions) = (conversion.Webhook?.ClientConfig, conversion.Webhook?.ConversionReviewVersions ?? []);
        if (conversion.Strategy == "Webhook")
        {
            ValidateClient(client, path["webhookClientConfig"], errors);
            ValidateReviewVersions(versions, path["conversionReviewVersions"], errors);
            return;
        }
        if (client is not null)
            errors.Forbidden(path["webhookClientConfig"], "should not be set when strategy is not set to Webhook");
        if (versions.Count > 0)
            errors.Forbidden(path["conversionReviewVersions"], "should not be set when strategy is not set to Webhook");
    }

    private static void ValidateClient(WebhookClientConfig? client, FieldPath path, FieldErrors errors)
    {
        if (client is null)
            errors.Required(path, "required when strategy is set to Webhook");
        else if (client.Url is null == client.Service is null)
            errors.Required(path, "exactly one of url or service is required");
        else if (client.Url is { } url)
            WebhookClientValidation.ValidateUrl(url, path["url"], errors);
        else if (client.Service is { } service)
            WebhookClientValidation.ValidateService(service.Namespace, service.Name, service.Path, service.Port ?? 0, path["service"], errors);
    }

    private static void ValidateReviewVersions(ValueList<string> versions, FieldPath path, FieldErrors errors)
    {
        if (versions.Count == 0)
        {
            errors.Required(path);
            return;
        }
        for (var i = 0; i < versions.Count; i++)
            if (versions.FindIndex(other => other == versions[i]) < i)
                errors.Invalid(path[i], versions[i], "duplicate version");
            else
                errors.Invalid(path[i], versions[i], DnsName.CheckLabel1035(versions[i]));
        if (!versions.Any(version => KnownVersions.Contains(version)))
            errors.Invalid(path, versions, "must include at least one of " + string.Join(", ", KnownVersions));
    }
}
