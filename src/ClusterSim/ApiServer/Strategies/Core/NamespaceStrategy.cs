using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Namespaces are written.</summary>
/// <remarks>Source: registry/core/namespace/strategy.go; core/validation/validation.go, ValidateNamespace (v1.36).</remarks>
internal sealed class NamespaceStrategy : ResourceStrategy<Namespace>
{
    private const string NameLabel = "kubernetes.io/metadata.name"; // LabelMetadataName
    private const string Finalizer = "kubernetes"; // FinalizerKubernetes

    public override NameRule Names => NameRule.DnsLabel;

    public override bool HasGeneration => false;

    public override bool MayGo(ApiObject obj) => ((Namespace)obj).Spec.Finalizers.Count == 0;

    protected override Namespace Default(Namespace obj) => string.IsNullOrEmpty(obj.Metadata.Name) ? obj : WithNameLabel(obj);

    protected override Namespace PrepareForCreate(Namespace obj) => WithNameLabel(obj) with
    {
        Status = new() { Phase = "Active" },
        Spec = obj.Spec.Finalizers.Contains(Finalizer) ? obj.Spec : obj.Spec with { Finalizers = obj.Spec.Finalizers.Add(Finalizer) },
    };

    protected override Namespace PrepareForUpdate(Namespace obj, Namespace old) =>
        WithNameLabel(obj) with { Status = old.Status, Spec = obj.Spec with { Finalizers = old.Spec.Finalizers } };

    protected override Namespace PrepareForStatusUpdate(Namespace obj, Namespace old) => obj with { Spec = old.Spec };

    protected override void Validate(Namespace obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        foreach (var finalizer in obj.Spec.Finalizers)
            FinalizerValidation.ValidateName(finalizer, FieldPath.Spec["finalizers"], errors);
    }

    protected override void ValidateUpdate(Namespace obj, Namespace old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
    }

    protected override void ValidateStatusUpdate(Namespace obj, Namespace old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        var phase = FieldPath.Status["Phase"];
        if (obj.Metadata.DeletionTimestamp is null && obj.Status.Phase != "Active")
            errors.Invalid(phase, obj.Status.Phase ?? "", "may only be 'Active' if `deletionTimestamp` is empty");
        if (obj.Metadata.DeletionTimestamp is not null && obj.Status.Phase != "Terminating")
            errors.Invalid(phase, obj.Status.Phase ?? "", "may only be 'Terminating' if `deletionTimestamp` is not empty");
    }

    private static Namespace WithNameLabel(Namespace obj) =>
        obj with { Metadata = obj.Metadata with { Labels = obj.Metadata.Labels.Set(NameLabel, obj.Metadata.Name ?? "") } };
}
