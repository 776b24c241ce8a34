using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How a subresource changes a part of a Pod's specification that is fixed otherwise.</summary>
/// <param name="subresource">Name in the path.</param>
internal abstract class PodPartRules(string subresource) : UpdateRules(subresource)
{
    public sealed override ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old) => Prepare((Pod)obj, (Pod)old);

    public sealed override void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors)
    {
        var (pod, before) = ((Pod)obj, (Pod)old);
        if (Refusal(pod, before) is { } refusal)
        {
            errors.Forbidden(FieldPath.Root(""), refusal);
            return;
        }
        var options = PodValidationOptions.ForUpdate(before);
        ObjectMetaValidation.ValidateUpdate(pod.Metadata, before.Metadata, FieldPath.Metadata, errors);
        ObjectMetaValidation.Validate(pod.Metadata, true, strategy.Names, FieldPath.Metadata, errors);
        PodValidation.Validate(pod, options, errors);
        ValidatePart(pod, before, options, errors);
    }

    /// <summary>The old specification with the part taken from the new one.</summary>
    protected abstract PodSpec Take(PodSpec spec, PodSpec old);

    /// <summary>Why the part of this Pod cannot be changed at all; null when it can.</summary>
    protected abstract string? Refusal(Pod pod, Pod old);

    /// <summary>Finds what is wrong with the change of the part.</summary>
    protected abstract void ValidatePart(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors);

    private Pod Prepare(Pod pod, Pod old)
    {
        var spec = Take(pod.Spec, old.Spec);
        var metadata = pod.Metadata with
        {
            Generation = spec == old.Spec ? old.Metadata.Generation : old.Metadata.Generation + 1,
            DeletionTimestamp = old.Metadata.DeletionTimestamp,
            Labels = old.Metadata.Labels,
            Annotations = old.Metadata.Annotations,
            Finalizers = old.Metadata.Finalizers,
            OwnerReferences = old.Metadata.OwnerReferences,
        };
        return pod with { Metadata = metadata, Spec = spec, Status = old.Status };
    }
}
