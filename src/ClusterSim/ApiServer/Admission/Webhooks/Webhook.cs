using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>A webhook of either kind.</summary>
/// <param name="Name">Name, as messages have it.</param>
/// <param name="Client">Where it is.</param>
internal sealed record Webhook(string Name, WebhookClientConfig Client)
{
    public ValueList<RuleWithOperations> Rules { get; init; } = [];

    public LabelSelector? NamespaceSelector { get; init; }

    public LabelSelector? ObjectSelector { get; init; }

    public ValueList<MatchCondition> MatchConditions { get; init; } = [];

    /// <summary>Whether a write through another version of a kind counts as one through the version that a rule names.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether a write goes on when there is no answer.</summary>
    public bool IgnoresFailures { get; init; }

    /// <summary>Whether it may be asked about what is only rehearsed.</summary>
    public bool AllowsDryRun { get; init; }

    public int TimeoutSeconds { get; init; }

    /// <summary>Whether it is asked again when others change the object after it.</summary>
    public bool IsReinvoked { get; init; }

    /// <summary>Whether it may change objects.</summary>
    public bool Mutates { get; init; }

    public static Webhook Of(MutatingWebhook webhook) => new(webhook.Name, webhook.ClientConfig)
    {
        Rules = webhook.Rules,
        NamespaceSelector = webhook.NamespaceSelector,
        ObjectSelector = webhook.ObjectSelector,
        MatchConditions = webhook.MatchConditions,
        IsExact = webhook.MatchPolicy == "Exact",
        IgnoresFailures = webhook.FailurePolicy == "Ignore",
        AllowsDryRun = webhook.SideEffects is "None" or "NoneOnDryRun",
        TimeoutSeconds = webhook.TimeoutSeconds ?? 10,
        IsReinvoked = webhook.ReinvocationPolicy == "IfNeeded",
        Mutates = true,
    };

    public static Webhook Of(ValidatingWebhook webhook) => new(webhook.Name, webhook.ClientConfig)
    {
        Rules = webhook.Rules,
        NamespaceSelector = webhook.NamespaceSelector,
        ObjectSelector = webhook.ObjectSelector,
        MatchConditions = webhook.MatchConditions,
        IsExact = webhook.MatchPolicy == "Exact",
        IgnoresFailures = webhook.FailurePolicy == "Ignore",
        AllowsDryRun = webhook.SideEffects is "None" or "NoneOnDryRun",
        TimeoutSeconds = webhook.TimeoutSeconds ?? 10,
    };
}
