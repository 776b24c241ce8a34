using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Ingresses are written.</summary>
/// <remarks>Source: registry/networking/ingress/strategy.go; networking/validation/validation.go (v1.36).</remarks>
internal sealed class IngressStrategy : ResourceStrategy<Ingress>
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    protected override Ingress PrepareForCreate(Ingress obj) => obj with { Status = new() };

    protected override Ingress PrepareForUpdate(Ingress obj, Ingress old) => obj with { Status = old.Status };

    protected override Ingress PrepareForStatusUpdate(Ingress obj, Ingress old) => obj with { Spec = old.Spec };

    protected override void Validate(Ingress obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        IngressValidation.ValidateSpec(obj.Spec, null, errors);
        if (obj.Spec.IngressClassName is { } name && obj.Metadata.Annotations.TryGetValue(ClassAnnotation, out var annotated) && annotated != name)
            errors.Invalid(FieldPath.Root("annotations")[ClassAnnotation], annotated, "must match `ingressClassName` when both are specified");
    }

    protected override void ValidateUpdate(Ingress obj, Ingress old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        ValidateMetadata(obj, errors);
        IngressValidation.ValidateSpec(obj.Spec, old.Spec, errors);
    }

    protected override void ValidateStatusUpdate(Ingress obj, Ingress old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        IngressValidation.ValidateStatus(obj.Status, old.Status, errors);
    }

    protected override IEnumerable<string> Warnings(Ingress obj) =>
        obj.Metadata.Annotations.ContainsKey(ClassAnnotation) ? [$"annotation \"{ClassAnnotation}\" is deprecated, please use 'spec.ingressClassName' instead"] : [];

    protected override IEnumerable<string> WarningsOnUpdate(Ingress obj, Ingress old) => [];
}
