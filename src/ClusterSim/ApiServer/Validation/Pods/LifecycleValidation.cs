namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with what a container does after its start and before its end.</summary>
/// <remarks>
/// Source: core/validation/validation.go, validateLifecycle (v1.36). Stop signals are behind a feature gate that is off: they are dropped before this.
/// </remarks>
internal static class LifecycleValidation
{
    public static void Validate(Lifecycle? lifecycle, FieldPath path, PodSpecScope scope)
    {
        if (lifecycle?.PostStart is { } postStart)
            HandlerValidation.Validate(new(postStart), path["postStart"], scope);
        if (lifecycle?.PreStop is { } preStop)
            HandlerValidation.Validate(new(preStop), path["preStop"], scope);
    }
}
