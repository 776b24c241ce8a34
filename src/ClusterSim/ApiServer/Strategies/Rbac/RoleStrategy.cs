using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Roles are written.</summary>
/// <remarks>Source: registry/rbac/role/strategy.go (v1.36).</remarks>
internal sealed class RoleStrategy : ResourceStrategy<Role>
{
    public override bool HasGeneration => false;

    public override bool AllowsCreateOnUpdate => true;

    public override NameRule Names => NameRule.PathSegment;

    protected override void Validate(Role obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PolicyRuleValidation.Validate(obj.Rules, isNamespaced: true, errors);
    }

    protected override void ValidateUpdate(Role obj, Role old, FieldErrors errors)
    {
        Validate(obj, errors);
        ValidateMetadataUpdate(obj, old, errors);
    }
}
