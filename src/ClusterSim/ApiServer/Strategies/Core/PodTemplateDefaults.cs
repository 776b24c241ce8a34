namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a pod template leaves out, for every kind that has one.</summary>
/// <remarks>Source: core/v1/zz_generated.defaults.go; core/v1/conversion.go, Convert_v1_PodTemplateSpec_To_core_PodTemplateSpec (v1.36).</remarks>
internal static class PodTemplateDefaults
{
    /// <summary>The template with everything filled in; the same instance when nothing was missing.</summary>
    public static PodTemplateSpec Apply(PodTemplateSpec template)
    {
        var (metadata, spec) = (InitContainerAnnotations.Drop(template.Metadata), DisabledPodFields.Drop(PodSpecDefaults.Apply(template.Spec)));
        return ReferenceEquals(spec, template.Spec) && ReferenceEquals(metadata, template.Metadata) ? template : template with { Metadata = metadata, Spec = spec };
    }
}
