namespace ClusterSim.ApiServer.Admission;

/// <summary>Which plugins a server has, in Kubernetes' order.</summary>
/// <remarks>Source: kubeapiserver/options/plugins.go, AllOrderedPlugins, DefaultOffAdmissionPlugins (v1.36).</remarks>
internal static class AdmissionOrder
{
    /// <summary>The built-in plugins that are on by default, with the user's own where webhooks run.</summary>
    public static IReadOnlyList<IAdmissionPlugin> Of(ApiServerOptions options)
    {
        IReadOnlyList<IAdmissionPlugin> all =
        [
            new NamespaceLifecycle(),
            .. options.AdmissionPlugins,
        ];
        return [.. all.Where(plugin => !options.DisabledAdmissionPlugins.Contains(plugin.Name))];
    }
}
