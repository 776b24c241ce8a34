using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Pods are written.</summary>
/// <remarks>Source: registry/core/pod/strategy.go (v1.36).</remarks>
internal sealed class PodStrategy : ResourceStrategy<Pod>
{
    private static readonly UpdateRules EphemeralContainers = new EphemeralContainersRules();
    private static readonly UpdateRules Resize = new PodResizeRules();

    public override bool ReturnsDeletedObject => true;

    /// <summary>The grace a Pod has: none as long as no Node runs it or once it has ended.</summary>
    public override long? GracePeriodSeconds(ApiObject obj, long? requested)
    {
        var pod = (Pod)obj;
        if (string.IsNullOrEmpty(pod.Spec.NodeName) || pod.Status.Phase is "Failed" or "Succeeded")
            return 0;
        var seconds = requested ?? pod.Spec.TerminationGracePeriodSeconds ?? 0;
        return seconds < 0 ? 1 : seconds;
    }

    public override UpdateRules? RulesFor(string subresource) => subresource switch
    {
        "ephemeralcontainers" => EphemeralContainers,
        "resize" => Resize,
        _ => null,
    };

    protected override Pod Default(Pod obj) => PodDefaults.Apply(obj);

    protected override Pod PrepareForCreate(Pod obj)
    {
        var spec = PodLabelKeys.Merge(DisabledPodFields.Drop(obj.Spec), obj.Metadata.Labels);
        return NewPodStatus.Set(obj with { Spec = AppArmorAnnotations.CopyToFields(spec, obj.Metadata.Annotations) });
    }

    protected override Pod PrepareForUpdate(Pod obj, Pod old) => obj with { Spec = DisabledPodFields.Drop(obj.Spec), Status = old.Status };

    protected override Pod PrepareForStatusUpdate(Pod obj, Pod old) => obj with
    {
        Metadata = ReferenceEquals(obj.Metadata, old.Metadata)
            ? old.Metadata
            : obj.Metadata with { DeletionTimestamp = old.Metadata.DeletionTimestamp, OwnerReferences = old.Metadata.OwnerReferences },
        Spec = old.Spec,
        Status = PodStatusCarryOver.Apply(obj.Status, old.Status),
    };

    protected override void Validate(Pod obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        if (ValidPodSpecs.Knows(obj))
            return;
        PodValidation.ValidateCreate(obj, errors);
        if (!errors.Any)
            ValidPodSpecs.Add(obj);
    }

    protected override void ValidateUpdate(Pod obj, Pod old, FieldErrors errors)
    {
        var options = PodValidationOptions.ForUpdate(old);
        ValidateMetadataUpdate(obj, old, errors);
        ValidateMetadata(obj, errors);
        PodValidation.Validate(obj, options, errors);
        PodUpdateValidation.Validate(obj, old, options, errors);
    }

    protected override void ValidateStatusUpdate(Pod obj, Pod old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        PodStatusValidation.Validate(obj, old, PodValidationOptions.ForStatusUpdate(old), errors);
    }

    protected override IEnumerable<string> Warnings(Pod obj) => PodWarnings.Of(obj);

    // People rarely change Pods themselves, and machines do it often.
    protected override IEnumerable<string> WarningsOnUpdate(Pod obj, Pod old) => [];
}
