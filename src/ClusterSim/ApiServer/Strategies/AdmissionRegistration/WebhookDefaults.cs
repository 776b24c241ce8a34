using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what webhooks and rules leave out.</summary>
/// <remarks>Source: admissionregistration/v1/defaults.go (v1.36).</remarks>
internal static class WebhookDefaults
{
    private const int TimeoutSeconds = 10;
    private const int Port = 443;

    public static ValidatingWebhook Apply(ValidatingWebhook hook) => hook with
    {
        ClientConfig = Apply(hook.ClientConfig),
        Rules = Apply(hook.Rules),
        FailurePolicy = hook.FailurePolicy ?? "Fail",
        MatchPolicy = hook.MatchPolicy ?? "Equivalent",
        NamespaceSelector = hook.NamespaceSelector ?? new(),
        ObjectSelector = hook.ObjectSelector ?? new(),
        TimeoutSeconds = hook.TimeoutSeconds ?? TimeoutSeconds,
    };

    public static MutatingWebhook Apply(MutatingWebhook hook) => hook with
    {
        ClientConfig = Apply(hook.ClientConfig),
        Rules = Apply(hook.Rules),
        FailurePolicy = hook.FailurePolicy ?? "Fail",
        MatchPolicy = hook.MatchPolicy ?? "Equivalent",
        NamespaceSelector = hook.NamespaceSelector ?? new(),
        ObjectSelector = hook.ObjectSelector ?? new(),
        TimeoutSeconds = hook.TimeoutSeconds ?? TimeoutSeconds,
        ReinvocationPolicy = hook.ReinvocationPolicy ?? "Never",
    };

    public static MatchResources? Apply(MatchResources? match) => match is null ? null : match with
    {
        MatchPolicy = match.MatchPolicy ?? "Equivalent",
        NamespaceSelector = match.NamespaceSelector ?? new(),
        ObjectSelector = match.ObjectSelector ?? new(),
        ResourceRules = Apply(match.ResourceRules),
        ExcludeResourceRules = Apply(match.ExcludeResourceRules),
    };

    private static WebhookClientConfig Apply(WebhookClientConfig client) =>
        client.Service is { Port: null } service ? client with { Service = service with { Port = Port } } : client;

    private static ValueList<RuleWithOperations> Apply(ValueList<RuleWithOperations> rules) =>
        rules.Select(rule => rule.Scope is null ? rule with { Scope = "*" } : rule).ToValueList();

    private static ValueList<NamedRuleWithOperations> Apply(ValueList<NamedRuleWithOperations> rules) =>
        rules.Select(rule => rule.Scope is null ? rule with { Scope = "*" } : rule).ToValueList();
}
