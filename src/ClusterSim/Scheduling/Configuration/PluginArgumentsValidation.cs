using ClusterSim.ApiServer.Validation;
using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Finds what is wrong with the arguments of Kubernetes' own plugins.</summary>
/// <remarks>Source: apis/config/validation/validation_pluginargs.go (v1.36).</remarks>
internal static class PluginArgumentsValidation
{
    private const string NoZeros = "cannot be zero at the same time as ";

    public static void Check(ApiRecord args, FieldPath path, FieldErrors errors)
    {
        switch (args)
        {
            case NodeResourcesFitArgs fit:
                CheckFit(fit, path, errors);
                break;
            case NodeResourcesBalancedAllocationArgs balance:
                CheckBalance(balance.Resources, path["resources"], errors);
                break;
            case NodeAffinityArgs { AddedAffinity: { } affinity }:
                CheckAffinity(affinity, path["addedAffinity"], errors);
                break;
            case DefaultPreemptionArgs preemption:
                CheckPreemption(PluginOptions.From(preemption), path, errors);
                break;
            case PodTopologySpreadArgs spread:
                CheckSpread(spread, path, errors);
                break;
            case InterPodAffinityArgs { HardPodAffinityWeight: < 0 or > 100 } affinity:
                errors.Invalid(path["hardPodAffinityWeight"], affinity.HardPodAffinityWeight, "not in valid range [0, 100]");
                break;
            case VolumeBindingArgs binding:
                CheckVolumeBinding(binding, path, errors);
                break;
            case DynamicResourcesArgs resources:
                CheckDuration(resources.FilterTimeout, TimeSpan.Zero, "must be zero or positive", path["filterTimeout"], errors);
                CheckDuration(resources.BindingTimeout, TimeSpan.FromSeconds(1), "must be at least 1 second", path["bindingTimeout"], errors);
                break;
        }
    }

    private static void CheckFit(NodeResourcesFitArgs args, FieldPath path, FieldErrors errors)
    {
        foreach (var (index, resource) in args.IgnoredResources.Index())
            errors.Invalid(path["ignoredResources"][index], resource, LabelSyntax.CheckKey(resource));
        foreach (var (index, group) in args.IgnoredResourceGroups.Index())
        {
            if (group.Contains('/'))
                errors.Invalid(path["ignoredResourceGroups"][index], group, "resource group name can't contain '/'");
            errors.Invalid(path["ignoredResourceGroups"][index], group, LabelSyntax.CheckKey(group));
        }
        if (args.ScoringStrategy is { } strategy)
            CheckStrategy(strategy, path["scoringStrategy"], errors);
    }

    private static void CheckStrategy(ScoringStrategyArgs strategy, FieldPath path, FieldErrors errors)
    {
        if (!Enum.GetNames<ScoringStrategyType>().Contains(strategy.Type, StringComparer.Ordinal))
            errors.NotSupported(path["type"], strategy.Type ?? "", Enum.GetNames<ScoringStrategyType>());
        foreach (var (index, resource) in strategy.Resources.Index())
        {
            if (resource.Weight is < 0 or > 100)
                errors.Invalid(path["resources"][index]["weight"], resource.Weight, $"resource weight of {resource.Name} not in valid range (0, 100]");
        }
        var ratio = path["requestedToCapacityRatio"];
        if (strategy.Type != nameof(ScoringStrategyType.RequestedToCapacityRatio))
        {
            if (strategy.RequestedToCapacityRatio is not null)
                errors.Forbidden(ratio, "must be nil when type is not RequestedToCapacityRatio");
        }
        else if (strategy.RequestedToCapacityRatio is null)
            errors.Required(ratio, "must be specified when type is RequestedToCapacityRatio");
        else
            CheckShape(strategy.RequestedToCapacityRatio.Shape, ratio["shape"], errors);
    }

    private static void CheckShape(ValueList<UtilizationShapePointArgs> shape, FieldPath path, FieldErrors errors)
    {
        if (shape.Count == 0)
            errors.Required(path, "at least one point must be specified");
        for (var i = 1; i < shape.Count; i++)
        {
            if (shape[i - 1].Utilization < shape[i].Utilization)
                continue;
            errors.Invalid(path[i]["utilization"], shape[i].Utilization, "values must be sorted in increasing order");
            break;
        }
        foreach (var (index, point) in shape.Index())
        {
            if (point.Utilization is < 0 or > 100)
                errors.Invalid(path[index]["utilization"], point.Utilization, "not in valid range [0, 100]");
            if (point.Score is < 0 or > 10)
                errors.Invalid(path[index]["score"], point.Score, "not in valid range [0, 10]");
        }
    }

    private static void CheckBalance(ValueList<ResourceSpecArgs> resources, FieldPath path, FieldErrors errors)
    {
        foreach (var (index, resource) in resources.Index())
        {
            if (resources.FindIndex(other => other.Name == resource.Name) < index)
                errors.Duplicate(path[index]["name"], resource.Name);
            if (resource.Weight is not (null or 0 or 1))
                errors.Invalid(path[index]["weight"], resource.Weight, "must be 1");
        }
    }

    private static void CheckAffinity(Api.Core.NodeAffinity affinity, FieldPath path, FieldErrors errors)
    {
        var required = path["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"];
        foreach (var (index, term) in (affinity.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? []).Index())
            NodeSelectorValidation.ValidateTerm(term, required[index], errors, allowsInvalidValues: false);
        var preferred = path["preferredDuringSchedulingIgnoredDuringExecution"];
        foreach (var (index, term) in affinity.PreferredDuringSchedulingIgnoredDuringExecution.Index())
            NodeSelectorValidation.ValidateTerm(term.Preference, preferred[index]["preference"], errors, allowsInvalidValues: false);
    }

    private static void CheckPreemption(DefaultPreemptionOptions options, FieldPath path, FieldErrors errors)
    {
        var (percentage, absolute) = (path["minCandidateNodesPercentage"], path["minCandidateNodesAbsolute"]);
        if (options.MinCandidateNodesPercentage is < 0 or > 100)
            errors.Invalid(percentage, options.MinCandidateNodesPercentage, "not in valid range [0, 100]");
        if (options.MinCandidateNodesAbsolute < 0)
            errors.Invalid(absolute, options.MinCandidateNodesAbsolute, "not in valid range [0, inf)");
        if (options is not { MinCandidateNodesPercentage: 0, MinCandidateNodesAbsolute: 0 })
            return;
        errors.Invalid(percentage, 0, NoZeros + "minCandidateNodesAbsolute");
        errors.Invalid(absolute, 0, NoZeros + "minCandidateNodesPercentage");
    }

    private static void CheckSpread(PodTopologySpreadArgs args, FieldPath path, FieldErrors errors)
    {
        var type = string.IsNullOrEmpty(args.DefaultingType) ? nameof(TopologySpreadDefaulting.System) : args.DefaultingType;
        if (!Enum.GetNames<TopologySpreadDefaulting>().Contains(type, StringComparer.Ordinal))
            errors.NotSupported(path["defaultingType"], type, Enum.GetNames<TopologySpreadDefaulting>());
        else if (type == nameof(TopologySpreadDefaulting.System) && args.DefaultConstraints.Count > 0)
            errors.Invalid(path["defaultingType"], type, "when .defaultConstraints are not empty");
        for (var i = 0; i < args.DefaultConstraints.Count; i++)
            CheckConstraint(args.DefaultConstraints, i, path["defaultConstraints"][i], errors);
    }

    private static void CheckConstraint(ValueList<TopologySpreadConstraint> constraints, int index, FieldPath path, FieldErrors errors)
    {
        var constraint = constraints[index];
        if (constraint.MaxSkew <= 0)
            errors.Invalid(path["maxSkew"], constraint.MaxSkew, "not in valid range (0, inf)");
        if (constraint.TopologyKey.Length == 0)
            errors.Required(path["topologyKey"], "can not be empty");
        else
            errors.Invalid(path["topologyKey"], constraint.TopologyKey, LabelSyntax.CheckKey(constraint.TopologyKey));
        if (constraint.WhenUnsatisfiable.Length == 0)
            errors.Required(path["whenUnsatisfiable"], "can not be empty");
        else if (constraint.WhenUnsatisfiable is not ("DoNotSchedule" or "ScheduleAnyway"))
            errors.NotSupported(path["whenUnsatisfiable"], constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway");
        if (constraint.LabelSelector is not null)
            errors.Forbidden(path["labelSelector"], "constraint must not define a selector, as they deduced for each pod");
        if (constraints.FindIndex(other => other.TopologyKey == constraint.TopologyKey && other.WhenUnsatisfiable == constraint.WhenUnsatisfiable) < index)
            errors.Duplicate(path, $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}");
    }

    private static void CheckVolumeBinding(VolumeBindingArgs args, FieldPath path, FieldErrors errors)
    {
        if (args.BindTimeoutSeconds < 0)
            errors.Invalid(path["bindTimeoutSeconds"], args.BindTimeoutSeconds, "invalid BindTimeoutSeconds, should not be a negative value");
        if (args.Shape.Count > 0)
            errors.Invalid(path["shape"], FieldValue.Omitted, "unexpected field `shape`, remove it or turn on the feature gate StorageCapacityScoring");
    }

    private static void CheckDuration(string? text, TimeSpan least, string problem, FieldPath path, FieldErrors errors)
    {
        if (text is null)
            return;
        if (!GoDuration.TryParse(text, out var duration, out var unreadable))
            errors.Invalid(path, text, unreadable);
        else if (duration < least)
            errors.Invalid(path, text, problem);
    }
}
