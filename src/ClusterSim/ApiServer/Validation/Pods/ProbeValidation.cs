namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with probes.</summary>
/// <remarks>Source: core/validation/validation.go, validateProbe and its three callers (v1.36).</remarks>
internal static class ProbeValidation
{
    public static void ValidateAll(Container container, FieldPath path, PodSpecScope scope)
    {
        ValidateOnce(container.LivenessProbe, path["livenessProbe"], scope);
        if (container.ReadinessProbe is { } readiness)
            ValidateReadiness(readiness, path["readinessProbe"], scope);
        ValidateOnce(container.StartupProbe, path["startupProbe"], scope);
    }

    // One success is enough for liveness and startup: after it there is nothing more to prove.
    private static void ValidateOnce(Probe? probe, FieldPath path, PodSpecScope scope)
    {
        if (probe is null)
            return;
        Validate(probe, path, scope);
        if (probe.SuccessThreshold != 1)
            scope.Errors.Invalid(path["successThreshold"], probe.SuccessThreshold, "must be 1");
    }

    private static void ValidateReadiness(Probe probe, FieldPath path, PodSpecScope scope)
    {
        Validate(probe, path, scope);
        if (probe.TerminationGracePeriodSeconds is { } seconds)
            scope.Errors.Invalid(path["terminationGracePeriodSeconds"], seconds, "must not be set for readinessProbes");
    }

    private static void Validate(Probe probe, FieldPath path, PodSpecScope scope)
    {
        HandlerValidation.Validate(new(probe), path, scope);
        scope.Errors.NotNegative(path["initialDelaySeconds"], probe.InitialDelaySeconds);
        scope.Errors.NotNegative(path["timeoutSeconds"], probe.TimeoutSeconds);
        scope.Errors.NotNegative(path["periodSeconds"], probe.PeriodSeconds);
        scope.Errors.NotNegative(path["successThreshold"], probe.SuccessThreshold);
        scope.Errors.NotNegative(path["failureThreshold"], probe.FailureThreshold);
        if (probe.TerminationGracePeriodSeconds is <= 0)
            scope.Errors.Invalid(path["terminationGracePeriodSeconds"], probe.TerminationGracePeriodSeconds, "must be greater than 0");
    }
}
