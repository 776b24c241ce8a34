using ClusterSim.Api.Coordination;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Leases are written.</summary>
/// <remarks>Source: registry/coordination/lease/strategy.go; coordination/validation/validation.go (v1.36).</remarks>
internal sealed class LeaseStrategy : ResourceStrategy<Lease>
{
    private const string OldestEmulationVersion = "OldestEmulationVersion";

    public override bool HasGeneration => false;

    public override bool AllowsCreateOnUpdate => true;

    public override bool AllowsUnconditionalUpdate => false;

    protected override bool ChecksShortFinalizers => false;

    protected override void Validate(Lease obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateSpec(obj.Spec, errors);
    }

    protected override void ValidateUpdate(Lease obj, Lease old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ValidateSpec(obj.Spec, errors);
    }

    private static void ValidateSpec(LeaseSpec spec, FieldErrors errors)
    {
        if (spec.LeaseDurationSeconds <= 0)
            errors.Invalid(FieldPath.Spec["leaseDurationSeconds"], spec.LeaseDurationSeconds, "must be greater than 0");
        if (spec.LeaseTransitions < 0)
            errors.Invalid(FieldPath.Spec["leaseTransitions"], spec.LeaseTransitions, FormatText.NotNegative);
        if (spec.Strategy is { } strategy)
            ValidateStrategy(strategy, FieldPath.Spec["strategy"]["strategy"], errors);
        if (!string.IsNullOrEmpty(spec.PreferredHolder) && string.IsNullOrEmpty(spec.Strategy))
            errors.Forbidden(FieldPath.Spec["preferredHolder"], "may only be specified if `strategy` is defined");
    }

    // The field is doubled in the path, as in Kubernetes.
    private static void ValidateStrategy(string strategy, FieldPath path, FieldErrors errors)
    {
        if (strategy.Contains('/'))
            errors.Invalid(path, strategy, LabelSyntax.CheckKey(strategy));
        else if (strategy != OldestEmulationVersion)
            errors.NotSupported(path, strategy, OldestEmulationVersion);
    }
}
