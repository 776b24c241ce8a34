using ClusterSim.Api.Rbac;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ClusterRoles;

/// <summary>Gives a ClusterRole with an <c>aggregationRule</c> the rules of all those that the rule selects.</summary>
/// <remarks>
/// Source: clusterroleaggregation_controller.go (v1.36).
/// Differs from Kubernetes: it updates the ClusterRole where the real one applies its rules as a field manager.
/// </remarks>
public sealed class ClusterRoleAggregationReconciler(ComponentContext context) : Reconciler<ClusterRole>
{
    private readonly IClusterClient _client = context.Client;

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<ClusterRole> watches) => watches
        .Watches<ClusterRole>((_, _) => _client.List<ClusterRole>().Where(role => role.AggregationRule is not null).Select(ObjectKey.Of)); // They are few.

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<ClusterRole>(request.Key) is not { AggregationRule: { } rule } role)
            return Result.Done;
        var rules = Rules(role, rule);
        if (rules != role.Rules)
            _client.Update(role with { Rules = rules });
        return Result.Done;
    }

    // Selector by selector, and for each the roles by name; a rule that is there already is not repeated.
    private ValueList<PolicyRule> Rules(ClusterRole role, AggregationRule aggregation)
    {
        var rules = new List<PolicyRule>();
        foreach (var selector in aggregation.ClusterRoleSelectors)
            foreach (var selected in _client.List<ClusterRole>(selector: selector))
                if (selected.Metadata.Name != role.Metadata.Name)
                    rules.AddRange(selected.Rules.Where(rule => !rules.Contains(rule)));
        return [.. rules];
    }
}
