using ClusterSim.Api.Scheduling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How PriorityClasses are written.</summary>
/// <remarks>Source: registry/scheduling/priorityclass/strategy.go; scheduling/validation/validation.go; scheduling/v1/helpers.go (v1.36).</remarks>
internal sealed class PriorityClassStrategy : ResourceStrategy<PriorityClass>
{
    private const string SystemPrefix = "system-";
    private const int HighestUserDefinablePriority = 1_000_000_000;

    private static readonly Dictionary<string, int> System = new()
    {
        ["system-node-critical"] = 2_000_001_000,
        ["system-cluster-critical"] = 2_000_000_000,
    };

    // One from the start, and never counted on.
    public override bool IsNewGeneration(ApiObject obj, ApiObject old) => false;

    protected override PriorityClass Default(PriorityClass obj) => obj.PreemptionPolicy is null ? obj with { PreemptionPolicy = "PreemptLowerPriority" } : obj;

    protected override void Validate(PriorityClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        if (obj.Metadata.Name?.StartsWith(SystemPrefix, StringComparison.Ordinal) == true)
        {
            if (ReasonNotKnown(obj) is { } reason)
                errors.Forbidden(FieldPath.Metadata["name"], $"priority class names with '{SystemPrefix}' prefix are reserved for system use only. error: {reason}");
        }
        else if (obj.Value > HighestUserDefinablePriority)
            errors.Forbidden(FieldPath.Root("value"), $"maximum allowed value of a user defined priority is {HighestUserDefinablePriority}");
        if (obj.PreemptionPolicy is { } policy)
            ValidatePreemption(policy, errors);
    }

    protected override void ValidateUpdate(PriorityClass obj, PriorityClass old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        if (obj.Value != old.Value)
            errors.Forbidden(FieldPath.Root("value"), "may not be changed in an update.");
        errors.Unchanged(FieldPath.Root("preemptionPolicy"), obj.PreemptionPolicy, old.PreemptionPolicy);
    }

    private static void ValidatePreemption(string policy, FieldErrors errors)
    {
        if (policy.Length == 0)
            errors.Required(FieldPath.Root("preemptionPolicy"));
        else if (policy is not ("PreemptLowerPriority" or "Never"))
            errors.NotSupported(FieldPath.Root("preemptionPolicy"), policy, "Never", "PreemptLowerPriority");
    }

    private static string? ReasonNotKnown(PriorityClass obj)
    {
        var name = obj.Metadata.Name!;
        if (!System.TryGetValue(name, out var value))
            return $"{name} is not a known system priority class";
        if (obj.Value != value)
            return $"value of {name} PriorityClass must be {value}";
        return obj.GlobalDefault ? $"globalDefault of {name} PriorityClass must be false" : null;
    }
}
