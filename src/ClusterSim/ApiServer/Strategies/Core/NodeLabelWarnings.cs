using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about labels of Nodes that are going away, and about values no Node label can have.</summary>
/// <remarks>Source: api/node/util.go, GetNodeLabelDeprecatedMessage, GetWarningsForNodeSelectorTerm; api/pod/warnings.go (v1.36).</remarks>
internal static class NodeLabelWarnings
{
    private static readonly IReadOnlyDictionary<string, string> Deprecated = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
        ["beta.kubernetes.io/os"] = "deprecated since v1.14; use \"kubernetes.io/os\" instead",
        ["failure-domain.beta.kubernetes.io/region"] = "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
        ["failure-domain.beta.kubernetes.io/zone"] = "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
        ["beta.kubernetes.io/instance-type"] = "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
    };

    /// <summary>What to warn about in the rules that choose Nodes for a Pod.</summary>
    public static IEnumerable<string> Of(PodSpec spec, FieldPath path)
    {
        var (affinity, affinityPath) = (spec.Affinity?.NodeAffinity, path["affinity"]["nodeAffinity"]);
        var requiredPath = affinityPath["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"];
        var preferredPath = affinityPath["preferredDuringSchedulingIgnoredDuringExecution"];
        return
        [
            .. spec.NodeSelector.Keys.Where(Deprecated.ContainsKey).Select(key => $"{path["nodeSelector"].Key(key)}: {Deprecated[key]}"),
            .. (affinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? []).SelectMany((term, index) => Of(term, requiredPath[index], false)),
            .. (affinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [])
                .SelectMany((term, index) => Of(term.Preference, preferredPath[index]["preference"], true)),
            .. spec.TopologySpreadConstraints.SelectMany((constraint, index) => Of(constraint, path["topologySpreadConstraints"][index])),
        ];
    }

    /// <summary>What to warn about in a term that stands at <paramref name="path"/>.</summary>
    /// <param name="term">Part of a node selector.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="checksValues">Whether validation has let values through that no label can have.</param>
    public static IEnumerable<string> Of(NodeSelectorTerm term, FieldPath path, bool checksValues)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
        {
            var (requirement, place) = (term.MatchExpressions[i], path["matchExpressions"][i]);
            if (Deprecated.TryGetValue(requirement.Key, out var message))
                yield return $"{place["key"]}: {requirement.Key} is {message}";
            for (var j = 0; j < requirement.Values.Count && checksValues; j++)
                foreach (var fault in LabelSyntax.CheckValue(requirement.Values[j]))
                    yield return $"{place["values"][j]}: {requirement.Values[j]} is invalid, {fault}";
        }
    }

    /// <summary>What to warn about in a label that stands at <paramref name="path"/>.</summary>
    public static IEnumerable<string> OfLabel(string key, FieldPath path) => Deprecated.TryGetValue(key, out var message) ? [$"{path}: {message}"] : [];

    private static IEnumerable<string> Of(TopologySpreadConstraint constraint, FieldPath path)
    {
        if (Deprecated.TryGetValue(constraint.TopologyKey, out var message))
            yield return $"{path["topologyKey"]}: {constraint.TopologyKey} is {message}";
        if (constraint.LabelSelector is null)
            yield return NullSelectorWarnings.At(path["labelSelector"]);
    }
}
