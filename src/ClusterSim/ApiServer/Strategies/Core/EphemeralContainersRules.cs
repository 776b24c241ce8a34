using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How debug containers are added to a Pod, through <c>ephemeralcontainers</c>; nothing else of it can be changed there.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, podEphemeralContainersStrategy (v1.36).</remarks>
internal sealed class EphemeralContainersRules() : PodPartRules("ephemeralcontainers")
{
    protected override PodSpec Take(PodSpec spec, PodSpec old) => old with { EphemeralContainers = DisabledPodFields.Drop(spec).EphemeralContainers };

    protected override string? Refusal(Pod pod, Pod old) => PodAnnotationValidation.IsMirror(old) ? "static pods do not support ephemeral containers" : null;

    protected override void ValidatePart(Pod pod, Pod old, PodValidationOptions options, FieldErrors errors) =>
        EphemeralContainersUpdateValidation.Validate(pod, old, options, errors);
}
