namespace ClusterSim.Api.Meta;

/// <summary>What label selectors can tell.</summary>
public static class LabelSelectorExtensions
{
    extension(LabelSelector selector)
    {
        /// <summary>A selector of objects that have exactly this value at this label.</summary>
        public static LabelSelector Label(string key, string value) => new() { MatchLabels = [new(key, value)] };

        /// <summary>A selector of objects that have all of these labels.</summary>
        public static LabelSelector Labels(ValueMap<string> labels) => new() { MatchLabels = labels };

        /// <summary>Whether it selects everything: it has no conditions.</summary>
        public bool IsEmpty => selector.MatchLabels.Count == 0 && selector.MatchExpressions.Count == 0;
    }

    /// <summary>Whether an object with these labels is selected. Null selects nothing, an empty selector everything.</summary>
    /// <exception cref="InvalidOperationException">An operator is none of <c>In</c>, <c>NotIn</c>, <c>Exists</c>, <c>DoesNotExist</c>; the API server lets none such pass.</exception>
    public static bool Matches(this LabelSelector? selector, ValueMap<string> labels)
    {
        if (selector is null)
            return false;
        foreach (var (key, value) in selector.MatchLabels)
            if (!labels.TryGetValue(key, out var actual) || actual != value)
                return false;
        foreach (var requirement in selector.MatchExpressions)
            if (!requirement.Matches(labels))
                return false;
        return true;
    }

    /// <summary>Whether an object with these labels meets the requirement. <c>NotIn</c> is met when there is no such label.</summary>
    /// <inheritdoc cref="Matches(LabelSelector?, ValueMap{string})" path="/exception"/>
    public static bool Matches(this LabelSelectorRequirement requirement, ValueMap<string> labels)
    {
        var exists = labels.TryGetValue(requirement.Key, out var value);
        return requirement.Operator switch
        {
            "In" => exists && requirement.Values.AsSpan().Contains(value!),
            "NotIn" => !exists || !requirement.Values.AsSpan().Contains(value!),
            "Exists" => exists,
            "DoesNotExist" => !exists,
            var other => throw new InvalidOperationException($"\"{other}\" is not a valid label selector operator"),
        };
    }
}
