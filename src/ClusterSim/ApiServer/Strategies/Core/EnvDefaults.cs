namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what references to a pod's own fields leave out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_ObjectFieldSelector (v1.36).</remarks>
internal static class EnvDefaults
{
    public static EnvVar Apply(EnvVar variable)
    {
        if (variable.ValueFrom is not { } source)
            return variable;
        var (field, resource) = (Apply(source.FieldRef), Apply(source.ResourceFieldRef));
        return ReferenceEquals(field, source.FieldRef) && ReferenceEquals(resource, source.ResourceFieldRef)
            ? variable
            : variable with { ValueFrom = source with { FieldRef = field, ResourceFieldRef = resource } };
    }

    public static ObjectFieldSelector? Apply(ObjectFieldSelector? selector) => selector is { ApiVersion: null or "" } ? selector with { ApiVersion = "v1" } : selector;

    // No divisor at all cannot be told from zero in Kubernetes, which writes it.
    public static ResourceFieldSelector? Apply(ResourceFieldSelector? selector) => selector is { Divisor: null } ? selector with { Divisor = Quantity.Zero } : selector;
}
