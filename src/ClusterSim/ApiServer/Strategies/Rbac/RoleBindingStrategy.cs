using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How RoleBindings are written.</summary>
/// <remarks>Source: registry/rbac/rolebinding/strategy.go (v1.36).</remarks>
internal sealed class RoleBindingStrategy : ResourceStrategy<RoleBinding>
{
    public override bool HasGeneration => false;

    public override bool AllowsCreateOnUpdate => true;

    public override NameRule Names => NameRule.PathSegment;

    protected override RoleBinding Default(RoleBinding obj) => obj with { RoleRef = BindingDefaults.Apply(obj.RoleRef), Subjects = obj.Subjects.Replace(BindingDefaults.Apply) };

    protected override void Validate(RoleBinding obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        BindingValidation.Validate(obj.RoleRef, obj.Subjects, isNamespaced: true, errors);
    }

    protected override void ValidateUpdate(RoleBinding obj, RoleBinding old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        if (obj.RoleRef != old.RoleRef)
            errors.Invalid(FieldPath.Root("roleRef"), obj.RoleRef, "cannot change roleRef");
    }
}
