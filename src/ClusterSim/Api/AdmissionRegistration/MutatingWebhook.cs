namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>One webhook that may change what is written.</summary>
public sealed record MutatingWebhook : ApiRecord
{
    /// <summary>Fully qualified name, such as <c>sidecar.example.com</c>; unique in the configuration.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Where and how to reach it.</summary>
    [Required]
    public WebhookClientConfig ClientConfig { get; init; } = Unset<WebhookClientConfig>.Value;

    /// <summary>Writes it is asked about: those that any rule matches; none when empty.</summary>
    [Atomic]
    public ValueList<RuleWithOperations> Rules { get; init; } = [];

    /// <summary>When it cannot be reached or answers badly: <c>Fail</c> (default) refuses the write, <c>Ignore</c> lets it pass.</summary>
    [KeepEmpty]
    public string? FailurePolicy { get; init; }

    /// <summary>Whether rules also match the same object written through another version: <c>Equivalent</c> (default) or <c>Exact</c>.</summary>
    [KeepEmpty]
    public string? MatchPolicy { get; init; }

    /// <summary>Only objects in Namespaces with such labels, and Namespaces with them; all when empty.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Only objects whose labels match before or after the write; all when empty.</summary>
    public LabelSelector? ObjectSelector { get; init; }

    /// <summary>What a call changes elsewhere: <c>None</c>, or <c>NoneOnDryRun</c> when it heeds dry runs.</summary>
    [KeepEmpty, Required]
    public string? SideEffects { get; init; }

    /// <summary>Seconds to wait for the answer, 1–30; default 10.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>AdmissionReview versions it understands, best first; at least one of <c>v1</c> and <c>v1beta1</c>.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<string> AdmissionReviewVersions { get; init; } = [];

    /// <summary>Whether it is asked again once others have changed the object: <c>Never</c> (default) or <c>IfNeeded</c>.</summary>
    [KeepEmpty]
    public string? ReinvocationPolicy { get; init; }

    /// <summary>CEL conditions, at most 64, that must all hold for the webhook to be asked.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<MatchCondition> MatchConditions { get; init; } = [];
}
