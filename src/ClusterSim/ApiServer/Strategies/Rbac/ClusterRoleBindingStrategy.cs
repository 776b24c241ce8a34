using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ClusterRoleBindings are written.</summary>
/// <remarks>Source: registry/rbac/clusterrolebinding/strategy.go (v1.36).</remarks>
internal sealed class ClusterRoleBindingStrategy : ResourceStrategy<ClusterRoleBinding>
{
    public override bool HasGeneration => false;

    public override bool AllowsCreateOnUpdate => true;

    public override NameRule Names => NameRule.PathSegment;

    protected override ClusterRoleBinding Default(ClusterRoleBinding obj) =>
        obj with { RoleRef = BindingDefaults.Apply(obj.RoleRef), Subjects = obj.Subjects.Replace(BindingDefaults.Apply) };

    protected override void Validate(ClusterRoleBinding obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        BindingValidation.Validate(obj.RoleRef, obj.Subjects, isNamespaced: false, errors);
    }

    protected override void ValidateUpdate(ClusterRoleBinding obj, ClusterRoleBinding old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
        if (obj.RoleRef != old.RoleRef)
            errors.Invalid(FieldPath.Root("roleRef"), obj.RoleRef, "cannot change roleRef");
    }
}
