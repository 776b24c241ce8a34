using System.Runtime.CompilerServices;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>Says which webhooks a write concerns, and in which version of its kind each is to see it.</summary>
/// <remarks>Source: apiserver admission/plugin/webhook/generic/webhook.go, ShouldCallHook (v1.36).</remarks>
internal sealed class WebhookMatch(Scheme scheme, Func<ResourceType, ResourceEndpoint> endpointOf)
{
    private readonly ConditionalWeakTable<object, MatchConditions> _conditions = []; // By the list, which goes with its configuration.
    private readonly PolicyVariables _none = new([], PolicyTypes.Environment(hasParams: false));

    /// <summary>The write as the webhook is to see it; null when it is not to.</summary>
    /// <exception cref="ApiException">A condition cannot be evaluated.</exception>
    public AdmissionRequest? Match(Webhook webhook, AdmissionRequest request)
    {
        if (webhook.Rules.Count == 0 || !ResourceMatch.MatchesNamespace(webhook.NamespaceSelector, request) || !ResourceMatch.MatchesObject(webhook.ObjectSelector, request))
            return null;
        var seen = webhook.Rules.Any(rule => Matches(rule, request)) ? request : webhook.IsExact ? null : Equivalent(webhook, request);
        if (seen is null || webhook.MatchConditions.Count == 0)
            return seen;
        var conditions = _conditions.GetValue(webhook.MatchConditions, _ => new(webhook.MatchConditions, _none.Environment));
        var (matches, problem) = conditions.Match(new(seen, _none, null, PolicyInput.MatchConditionBudget), webhook.IgnoresFailures);
        return problem is not null ? throw request.Deny(problem) : matches ? seen : null;
    }

    /// <summary>The object in the version of its kind that was asked about.</summary>
    public ApiObject Convert(ApiObject obj, ResourceType from, ResourceType to) =>
        from == to || obj.GetType() != from.ClrType ? obj : endpointOf(to).Serve(endpointOf(from).Store(obj)); // What is posted to a subresource has versions of its own.

    /// <summary>With the defaults of its kind.</summary>
    public ApiObject Default(ApiObject obj, ResourceType type) => endpointOf(type).Strategy.Default(obj);

    private AdmissionRequest? Equivalent(Webhook webhook, AdmissionRequest request)
    {
        var stored = endpointOf(request.Resource).StoredType;
        foreach (var other in scheme.All)
        {
            if (other == request.Resource || other.Plural != request.Resource.Plural || endpointOf(other).StoredType != stored)
                continue;
            var seen = request.Seen(other, obj => Convert(obj, request.Resource, other));
            if (webhook.Rules.Any(rule => Matches(rule, seen)))
                return seen;
        }
        return null;
    }

    private static bool Matches(RuleWithOperations rule, AdmissionRequest request) =>
        ResourceMatch.Matches(request, rule.Operations, rule.ApiGroups, rule.ApiVersions, rule.Resources, rule.Scope);
}
