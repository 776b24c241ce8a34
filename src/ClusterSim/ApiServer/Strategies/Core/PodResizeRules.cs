using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How the resources of a Pod's containers are changed while they run, through <c>resize</c>; nothing else of it can be changed there.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, podResizeStrategy, dropNonResizeUpdates (v1.36).</remarks>
internal sealed class PodResizeRules() : PodPartRules("resize")
{
    // Whoever sets a field becomes its manager, which the real server writes down even when the field itself stays.
    public override bool IsChange(ApiObject asked, ApiObject prepared, ApiObject existing) =>
        prepared != existing || ((Pod)asked).Spec != ((Pod)existing).Spec;

    protected override PodSpec Take(PodSpec spec, PodSpec old) => old with
    {
        Containers = Take(spec.Containers, old.Containers),
        InitContainers = Take(spec.InitContainers, old.InitContainers),
    };

    protected override string? Refusal(Pod pod, Pod old) => PodResizeValidation.Refusal(pod, old);

    protected override void ValidatePart(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors) =>
        PodResizeValidation.Validate(pod, old, old.Status.QosClass ?? PodQosClass.Of(old.Spec), PodQosClass.Of(pod.Spec), errors);

    private static ValueList<Container> Take(ValueList<Container> containers, ValueList<Container> old) =>
        old.Replace(before => containers.FindIndex(container => container.Name == before.Name) is >= 0 and var index
            && (containers[index].Resources, containers[index].ResizePolicy) is var (resources, policy)
            && (resources != before.Resources || policy != before.ResizePolicy)
                ? before with { Resources = resources, ResizePolicy = policy }
                : before);
}
