namespace ClusterSim.Api.Core;

/// <summary>Default, smallest and largest resource amounts for objects of one namespace, enforced at admission.</summary>
/// <remarks>Source: api/core/v1/types.go, LimitRange (v1.36).</remarks>
[Resource("", "v1", "limitranges", ShortNames = ["limits"])]
public sealed record LimitRange : ApiObject
{
    /// <summary>The limits that apply in the namespace.</summary>
    public LimitRangeSpec Spec { get; init; } = Unset<LimitRangeSpec>.Value;
}
