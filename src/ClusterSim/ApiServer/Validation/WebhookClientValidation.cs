namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the way to a webhook, for admission and for conversion.</summary>
/// <remarks>Source: apiserver util/webhook/validation.go (v1.36).</remarks>
internal static class WebhookClientValidation
{
    private const string WantedForm = "; desired format: https://host[/path]";

    /// <summary>Checks the address, which must be <c>https</c> and name nothing but host and path.</summary>
    public static void ValidateUrl(string text, FieldPath path, FieldErrors errors)
    {
        if (GoUrl.TryParse(text, out var error) is not { } url)
        {
            errors.Required(path, "url must be a valid URL: " + error + WantedForm);
            return;
        }
        if (url.Scheme != "https")
            errors.Invalid(path, url.Scheme, "'https' is the only allowed URL scheme" + WantedForm);
        if (url.Host.Length == 0)
            errors.Invalid(path, url.Host, "host must be provided" + WantedForm);
        if (url.User is { } user)
            errors.Invalid(path, user, "user information is not permitted in the URL");
        if (url.Fragment.Length > 0)
            errors.Invalid(path, url.Fragment, "fragments are not permitted in the URL");
        if (url.Query.Length > 0)
            errors.Invalid(path, url.Query, "query parameters are not permitted in the URL");
    }

    /// <summary>Checks the Service that answers.</summary>
    public static void ValidateService(string @namespace, string name, string? urlPath, int port, FieldPath path, FieldErrors errors)
    {
        // Kubernetes hands over name and namespace the wrong way round, so that each is missed under the other's name.
        if (@namespace.Length == 0)
            errors.Required(path["name"], "service name is required");
        if (name.Length == 0)
            errors.Required(path["namespace"], "service namespace is required");
        if (PortSyntax.CheckNumber(port) is { Count: > 0 } wrong)
            errors.Invalid(path["port"], port, "port is not valid: " + string.Join(", ", wrong));
        ValidatePath(urlPath ?? "", path["path"], errors);
    }

    private static void ValidatePath(string text, FieldPath path, FieldErrors errors)
    {
        if (text is "" or "/")
            return;
        if (text == "//")
        {
            errors.Invalid(path, text, "segment[0] may not be empty");
            return;
        }
        if (!text.StartsWith('/'))
            errors.Invalid(path, text, "must start with a '/'");
        var rest = text[1..]; // Its first character goes, whatever it is.
        var steps = (rest.EndsWith('/') ? rest[..^1] : rest).Split('/');
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].Length == 0)
                errors.Invalid(path, text, $"segment[{i}] may not be empty");
            else
                errors.Invalid(path, text, [.. DnsName.CheckSubdomain(steps[i]).Select(wrong => $"segment[{i}]: {wrong}")]);
    }
}
