namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with how pods are to be spread.</summary>
/// <remarks>Source: core/validation/validation.go, validateTopologySpreadConstraints (v1.36).</remarks>
internal static class TopologySpreadValidation
{
    private const string NotPositive = "must be greater than zero"; // isNotPositiveErrorMsg

    public static void Validate(FieldPath path, PodSpecScope scope)
    {
        var constraints = scope.Spec.TopologySpreadConstraints;
        for (var i = 0; i < constraints.Count; i++)
        {
            var (constraint, errors) = (constraints[i], scope.Errors);
            if (constraint.MaxSkew <= 0)
                errors.Invalid(path[i]["maxSkew"], constraint.MaxSkew, NotPositive);
            if (constraint.TopologyKey.Length == 0)
                errors.Required(path[i]["topologyKey"], "can not be empty");
            if (constraint.WhenUnsatisfiable is not ("DoNotSchedule" or "ScheduleAnyway"))
                errors.NotSupported(path[i]["whenUnsatisfiable"], constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway");
            if (constraints.Skip(i + 1).Any(other => other.TopologyKey == constraint.TopologyKey && other.WhenUnsatisfiable == constraint.WhenUnsatisfiable))
                errors.Duplicate(path[i]["{topologyKey, whenUnsatisfiable}"], $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}");
            ValidateMinDomains(constraint, path[i]["minDomains"], errors);
            ValidatePolicy(constraint.NodeAffinityPolicy, path[i]["nodeAffinityPolicy"], errors);
            ValidatePolicy(constraint.NodeTaintsPolicy, path[i]["nodeTaintsPolicy"], errors);
            if (!scope.Options.AllowInvalidSpreadKeys)
                MatchLabelKeysValidation.Validate(constraint.MatchLabelKeys, [], constraint.LabelSelector, path[i], errors);
            if (!scope.Options.AllowInvalidSpreadSelector)
                LabelValidation.ValidateSelector(constraint.LabelSelector, path[i]["labelSelector"], errors);
        }
    }

    private static void ValidateMinDomains(TopologySpreadConstraint constraint, FieldPath path, FieldErrors errors)
    {
        if (constraint.MinDomains is not { } minimum)
            return;
        if (minimum <= 0)
            errors.Invalid(path, minimum, NotPositive);
        if (constraint.WhenUnsatisfiable != "DoNotSchedule")
            errors.Invalid(path, minimum, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {constraint.WhenUnsatisfiable}");
    }

    private static void ValidatePolicy(string? policy, FieldPath path, FieldErrors errors)
    {
        if (policy is not (null or "Honor" or "Ignore"))
            errors.NotSupported(path, policy, "Honor", "Ignore");
    }
}
