using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How LimitRanges are written.</summary>
/// <remarks>Source: registry/core/limitrange/strategy.go; core/v1/defaults.go, SetDefaults_LimitRangeItem (v1.36).</remarks>
internal sealed class LimitRangeStrategy : ResourceStrategy<LimitRange>
{
    public override bool HasGeneration => false;

    protected override LimitRange Default(LimitRange obj) => obj with { Spec = obj.Spec with { Limits = obj.Spec.Limits.Replace(Apply) } };

    // The one kind that may come without a name: it is unique either way.
    protected override LimitRange PrepareForCreate(LimitRange obj) =>
        string.IsNullOrEmpty(obj.Metadata.Name) ? obj with { Metadata = obj.Metadata with { Name = obj.Metadata.Uid } } : obj;

    protected override void Validate(LimitRange obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        LimitRangeValidation.Validate(obj.Spec.Limits, FieldPath.Spec["limits"], errors);
    }

    protected override void ValidateUpdate(LimitRange obj, LimitRange old, FieldErrors errors) => Validate(obj, errors);

    // Containers get as limit what is allowed at most, and as request their limit or what is asked for at least.
    private static LimitRangeItem Apply(LimitRangeItem item)
    {
        if (item.Type != "Container")
            return item;
        var limits = Missing(item.Default, item.Max);
        return item with { Default = limits, DefaultRequest = Missing(Missing(item.DefaultRequest, limits), item.Min) };
    }

    private static ValueMap<Quantity> Missing(ValueMap<Quantity> amounts, ValueMap<Quantity> others) =>
        amounts.SetRange(others.Where(entry => !amounts.ContainsKey(entry.Key)).ToList());
}
