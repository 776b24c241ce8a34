using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with admission webhooks. What is stored already with an old flaw may keep it.</summary>
/// <remarks>Source: admissionregistration/validation/validation.go, validateValidatingWebhook, validateMutatingWebhook (v1.36).</remarks>
internal static class WebhookValidation
{
    private const int MaxTimeoutSeconds = 30;

    private static readonly string[] FailurePolicies = ["Fail", "Ignore"];
    private static readonly string[] MatchPolicies = ["Equivalent", "Exact"];
    private static readonly string[] ReinvocationPolicies = ["IfNeeded", "Never"];
    private static readonly string[] NoSideEffects = ["None", "NoneOnDryRun"];
    private static readonly string[] AllSideEffects = ["None", "NoneOnDryRun", "Some", "Unknown"];
    private static readonly string[] ReviewVersions = ["v1", "v1beta1"];

    /// <summary>What a mutating webhook has in common with one that only looks.</summary>
    public static ValidatingWebhook Common(MutatingWebhook hook) => new()
    {
        Name = hook.Name,
        ClientConfig = hook.ClientConfig,
        Rules = hook.Rules,
        FailurePolicy = hook.FailurePolicy,
        MatchPolicy = hook.MatchPolicy,
        NamespaceSelector = hook.NamespaceSelector,
        ObjectSelector = hook.ObjectSelector,
        SideEffects = hook.SideEffects,
        TimeoutSeconds = hook.TimeoutSeconds,
        AdmissionReviewVersions = hook.AdmissionReviewVersions,
        MatchConditions = hook.MatchConditions,
    };

    /// <summary>Checks all webhooks of a configuration.</summary>
    /// <param name="hooks">The webhooks, or what is common to them.</param>
    /// <param name="reinvocation">The policies of mutating ones, in the same order; empty for others.</param>
    /// <param name="old">The webhooks as they are stored; null for a new configuration.</param>
    /// <param name="errors">Where to put what is found.</param>
    public static void Validate(IReadOnlyList<ValidatingWebhook> hooks, IReadOnlyList<string?> reinvocation, IReadOnlyList<ValidatingWebhook>? old, FieldErrors errors)
    {
        var path = FieldPath.Root("webhooks");
        var sideEffects = old is null || old.All(hook => NoSideEffects.Contains(hook.SideEffects)) ? NoSideEffects : AllSideEffects;
        var wantsKnownVersion = old is null || old.All(hook => hook.AdmissionReviewVersions.Count == 0 || hook.AdmissionReviewVersions.Any(ReviewVersions.Contains));
        var wantsUniqueNames = old is null || old.Select(hook => hook.Name).Distinct().Count() == old.Count;
        var sameConditions = old is not null && hooks.Select(hook => hook.MatchConditions).SequenceEqual(old.Select(hook => hook.MatchConditions));
        var laxLabels = old?.Any(hook => HasWrongLabels(hook.NamespaceSelector) || HasWrongLabels(hook.ObjectSelector)) == true;
        for (var i = 0; i < hooks.Count; i++)
        {
            ValidateCall(hooks[i], reinvocation.ElementAtOrDefault(i), sideEffects, laxLabels, path[i], errors);
            if (!sameConditions)
                MatchConditionValidation.Validate(hooks[i].MatchConditions, path[i]["matchConditions"], errors);
            ValidateReviewVersions(hooks[i].AdmissionReviewVersions, wantsKnownVersion, path[i]["admissionReviewVersions"], errors);
            if (wantsUniqueNames && hooks[i].Name.Length > 0 && hooks.Take(i).Any(other => other.Name == hooks[i].Name))
                errors.Duplicate(path[i]["name"], hooks[i].Name);
        }
    }

    private static void ValidateCall(ValidatingWebhook hook, string? reinvocation, string[] sideEffects, bool laxLabels, FieldPath path, FieldErrors errors)
    {
        ValidateName(hook.Name, path["name"], errors);
        for (var i = 0; i < hook.Rules.Count; i++)
            ResourceRuleValidation.Validate(hook.Rules[i], path["rules"][i], errors);
        ValidateChoice(hook.FailurePolicy, FailurePolicies, path["failurePolicy"], errors);
        ValidateChoice(hook.MatchPolicy, MatchPolicies, path["matchPolicy"], errors);
        if (hook.SideEffects is null)
            errors.Required(path["sideEffects"], "must specify one of " + string.Join(", ", sideEffects));
        ValidateChoice(hook.SideEffects, sideEffects, path["sideEffects"], errors);
        if (hook.TimeoutSeconds is < 1 or > MaxTimeoutSeconds)
            errors.Invalid(path["timeoutSeconds"], hook.TimeoutSeconds, $"the timeout value must be between 1 and {MaxTimeoutSeconds} seconds");
        LabelValidation.ValidateSelector(hook.NamespaceSelector, path["namespaceSelector"], errors, laxLabels);
        LabelValidation.ValidateSelector(hook.ObjectSelector, path["objectSelector"], errors, laxLabels);
        ValidateChoice(reinvocation, ReinvocationPolicies, path["reinvocationPolicy"], errors);
        ValidateClient(hook.ClientConfig, path["clientConfig"], errors);
    }

    // Three segments at least; what is wrong with each of them is said in one text.
    private static void ValidateName(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(path);
        else if (DnsName.CheckSubdomain(name) is { Count: > 0 } wrong)
            errors.Invalid(path, name, string.Join(',', wrong));
        else if (name.Split('.').Length < 3)
            errors.Invalid(path, name, "should be a domain with at least three segments separated by dots");
    }

    private static void ValidateChoice(string? value, string[] choices, FieldPath path, FieldErrors errors)
    {
        if (value is not null && !choices.Contains(value))
            errors.NotSupported(path, value, choices);
    }

    private static void ValidateClient(WebhookClientConfig client, FieldPath path, FieldErrors errors)
    {
        switch (client)
        {
            case { Url: null, Service: null } or { Url: not null, Service: not null }:
                errors.Required(path, "exactly one of url or service is required");
                break;
            case { Url: { } url }:
                WebhookClientValidation.ValidateUrl(url, path["url"], errors);
                break;
            case { Service: { } service }:
                WebhookClientValidation.ValidateService(service.Namespace, service.Name, service.Path, service.Port ?? 0, path["service"], errors);
                break;
        }
    }

    private static void ValidateReviewVersions(ValueList<string> versions, bool wantsKnown, FieldPath path, FieldErrors errors)
    {
        if (versions.Count == 0)
        {
            errors.Required(path, "must specify one of " + string.Join(", ", ReviewVersions));
            return;
        }
        for (var i = 0; i < versions.Count; i++)
            if (versions.Take(i).Contains(versions[i]))
                errors.Invalid(path[i], versions[i], "duplicate version");
            else
                errors.Invalid(path[i], versions[i], DnsName.CheckLabel1035(versions[i]));
        if (wantsKnown && !versions.Any(ReviewVersions.Contains))
            errors.Invalid(path, versions, "must include at least one of " + string.Join(", ", ReviewVersions));
    }

    private static bool HasWrongLabels(LabelSelector? selector)
    {
        var errors = new FieldErrors();
        LabelValidation.ValidateSelector(selector, FieldPath.Metadata, errors);
        return errors.Any;
    }
}
