using ClusterSim.Api.Nodes;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How RuntimeClasses are written.</summary>
/// <remarks>Source: registry/node/runtimeclass/strategy.go; node/validation/validation.go (v1.36).</remarks>
internal sealed class RuntimeClassStrategy : ResourceStrategy<RuntimeClass>
{
    public override bool HasGeneration => false;

    public override bool AllowsUnconditionalUpdate => false;

    protected override bool ChecksShortFinalizers => false;

    protected override void Validate(RuntimeClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var handler = FieldPath.Root("handler");
        if (obj.Handler.Length == 0)
            errors.Required(handler);
        else
            errors.Invalid(handler, obj.Handler, DnsName.CheckLabel(obj.Handler));
        if (obj.Overhead is { } overhead)
            ValidateOverhead(overhead, FieldPath.Root("overhead"), errors);
        if (obj.Scheduling is { } scheduling)
            ValidateScheduling(scheduling, FieldPath.Root("scheduling"), errors);
    }

    protected override void ValidateUpdate(RuntimeClass obj, RuntimeClass old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Root("handler"), obj.Handler, old.Handler);
    }

    // As the limits of a container would be, which shows in the paths.
    private static void ValidateOverhead(Overhead overhead, FieldPath path, FieldErrors errors) => ResourceRequirementsValidation.Validate(
        new() { Limits = overhead.PodFixed },
        path,
        new() { Spec = new(), Metadata = null, Options = PodValidationOptions.ForCreate, Errors = errors });

    private static void ValidateScheduling(Api.Nodes.Scheduling scheduling, FieldPath path, FieldErrors errors)
    {
        LabelValidation.Validate(scheduling.NodeSelector, path["nodeSelector"], errors);
        TolerationValidation.Validate(scheduling.Tolerations, path["tolerations"], errors);
    }
}
