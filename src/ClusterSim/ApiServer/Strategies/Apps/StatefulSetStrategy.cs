using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How StatefulSets are written.</summary>
/// <remarks>
/// Source: registry/apps/statefulset/strategy.go (v1.36), with the feature gate <c>MaxUnavailableStatefulSet</c> off, as where the recordings were made.
/// Differs from Kubernetes: the <c>maxUnavailable</c> of a StatefulSet's rolling update is dropped; Pods are always replaced one at a time.
/// </remarks>
internal sealed class StatefulSetStrategy : ResourceStrategy<StatefulSet>
{
    private const string ImmutableParts = "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
        + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    public override NameRule Names => NameRule.DnsLabel;

    protected override StatefulSet Default(StatefulSet obj) => StatefulSetDefaults.Apply(obj);

    protected override StatefulSet PrepareForCreate(StatefulSet obj) => WithoutMaxUnavailable(obj) with { Status = new() };

    protected override StatefulSet PrepareForUpdate(StatefulSet obj, StatefulSet old) => WithoutMaxUnavailable(obj) with { Status = old.Status };

    protected override StatefulSet PrepareForStatusUpdate(StatefulSet obj, StatefulSet old) => obj with { Spec = old.Spec };

    protected override void Validate(StatefulSet obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        StatefulSetValidation.ValidateSpec(obj.Spec, null, errors);
    }

    // The name is not looked at again: it cannot change, and older servers took names that this one would not.
    protected override void ValidateUpdate(StatefulSet obj, StatefulSet old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        StatefulSetValidation.ValidateSpec(obj.Spec, old.Spec, errors);
        var asBefore = obj.Spec with
        {
            Replicas = old.Spec.Replicas,
            Template = old.Spec.Template,
            UpdateStrategy = old.Spec.UpdateStrategy,
            MinReadySeconds = old.Spec.MinReadySeconds,
            Ordinals = old.Spec.Ordinals,
            RevisionHistoryLimit = old.Spec.RevisionHistoryLimit,
            PersistentVolumeClaimRetentionPolicy = old.Spec.PersistentVolumeClaimRetentionPolicy,
        };
        if (asBefore != old.Spec)
            errors.Forbidden(FieldPath.Spec, ImmutableParts);
    }

    protected override void ValidateStatusUpdate(StatefulSet obj, StatefulSet old, FieldErrors errors)
    {
        StatefulSetValidation.ValidateStatus(obj.Status, errors);
        ValidateMetadataUpdate(obj, old, errors);
        WorkloadTemplateValidation.ValidateCollisionCount(obj.Status.CollisionCount, old.Status.CollisionCount, FieldPath.Status, errors);
    }

    private static StatefulSet WithoutMaxUnavailable(StatefulSet obj) => obj.Spec.UpdateStrategy.RollingUpdate is { MaxUnavailable: not null } rolling
        ? obj with { Spec = obj.Spec with { UpdateStrategy = obj.Spec.UpdateStrategy with { RollingUpdate = rolling with { MaxUnavailable = null } } } }
        : obj;

    protected override IEnumerable<string> Warnings(StatefulSet obj) => StatefulSetWarnings.Of(obj.Spec);

    protected override IEnumerable<string> WarningsOnUpdate(StatefulSet obj, StatefulSet old) =>
        StatefulSetWarnings.OfChange(obj.Spec, obj.Metadata.Generation != old.Metadata.Generation);
}
