namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with where a pod wants to be.</summary>
/// <remarks>Source: core/validation/validation.go, validateAffinity (v1.36).</remarks>
internal static class AffinityValidation
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.Affinity is not { } affinity)
            return;
        if (affinity.NodeAffinity is { } node)
            ValidateNode(node, path["nodeAffinity"], scope);
        if (affinity.PodAffinity is { } pod)
            ValidatePod(pod.RequiredDuringSchedulingIgnoredDuringExecution, pod.PreferredDuringSchedulingIgnoredDuringExecution, path["podAffinity"], scope);
        if (affinity.PodAntiAffinity is { } anti)
            ValidatePod(anti.RequiredDuringSchedulingIgnoredDuringExecution, anti.PreferredDuringSchedulingIgnoredDuringExecution, path["podAntiAffinity"], scope);
    }

    private static void ValidateNode(NodeAffinity affinity, FieldPath path, PodSpecScope scope)
    {
        if (affinity.RequiredDuringSchedulingIgnoredDuringExecution is { } required)
            NodeSelectorValidation.Validate(required, path[Required], scope.Errors, scope.Options.AllowInvalidNodeAffinity);
        var preferred = affinity.PreferredDuringSchedulingIgnoredDuringExecution;
        for (var i = 0; i < preferred.Count; i++)
        {
            ValidateWeight(preferred[i].Weight, path[Preferred][i]["weight"], scope.Errors);
            // What is only preferred may as well match nothing.
            NodeSelectorValidation.ValidateTerm(preferred[i].Preference, path[Preferred][i]["preference"], scope.Errors, allowsInvalidValues: true);
        }
    }

    private static void ValidatePod(ValueList<PodAffinityTerm> required, ValueList<WeightedPodAffinityTerm> preferred, FieldPath path, PodSpecScope scope)
    {
        for (var i = 0; i < required.Count; i++)
            PodAffinityValidation.Validate(required[i], path[Required][i], scope);
        for (var i = 0; i < preferred.Count; i++)
        {
            ValidateWeight(preferred[i].Weight, path[Preferred][i]["weight"], scope.Errors);
            PodAffinityValidation.Validate(preferred[i].PodAffinityTerm, path[Preferred][i]["podAffinityTerm"], scope);
        }
    }

    private static void ValidateWeight(int weight, FieldPath path, FieldErrors errors)
    {
        if (weight is <= 0 or > 100)
            errors.Invalid(path, weight, "must be in the range 1-100");
    }
}
