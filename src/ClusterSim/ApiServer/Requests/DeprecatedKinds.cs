namespace ClusterSim.ApiServer.Requests;

/// <summary>Kinds of which every answer says that they are on their way out.</summary>
/// <remarks>Source: core/v1/zz_generated.prerelease-lifecycle.go; apiserver endpoints/deprecation (v1.36).</remarks>
internal static class DeprecatedKinds
{
    public static IReadOnlyList<string> WarningsFor(ResourceType type) => (type.Group, type.Plural) switch
    {
        ("", "endpoints") => ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"],
        ("", "componentstatuses") => ["v1 ComponentStatus is deprecated in v1.19+"],
        _ => [],
    };
}
