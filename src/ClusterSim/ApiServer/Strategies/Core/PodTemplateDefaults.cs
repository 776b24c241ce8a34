namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a pod template leaves out, for every kind that has one.</summary>
/// <remarks>Source: core/v1/defaults.go, zz_generated.defaults.go (v1.36).</remarks>
internal static class PodTemplateDefaults
{
    /// <summary>The template with everything filled in; the same instance when nothing was missing.</summary>
    public static PodTemplateSpec Apply(PodTemplateSpec template)
    {
        var spec = PodSpecDefaults.Apply(template.Spec);
        return ReferenceEquals(spec, template.Spec) ? template : template with { Spec = spec };
    }
}
