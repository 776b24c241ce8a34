using ClusterSim.ApiServer.Access;
using ClusterSim.ApiServer.Admission.Policies;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Which plugins a server has, in Kubernetes' order.</summary>
/// <remarks>Source: kubeapiserver/options/plugins.go, AllOrderedPlugins, DefaultOffAdmissionPlugins (v1.36).</remarks>
internal static class AdmissionOrder
{
    /// <summary>The built-in plugins that are on by default, with the user's own where webhooks run.</summary>
    public static IReadOnlyList<IAdmissionPlugin> Of(ApiServerOptions options, SimulationLoop loop, Scheme scheme, RbacAuthorizer? authorizer, MutatingWebhooks mutating, ValidatingWebhooks validating)
    {
        IReadOnlyList<IAdmissionPlugin> all =
        [
            new NamespaceLifecycle(),
            new LimitRanger(),
            new ServiceAccountAdmission(loop.Random("apiserver/volumes")),
            new TaintNodesByCondition(),
            new PodSecurityAdmission(),
            new PriorityAdmission(),
            new DefaultTolerationSeconds(),
            new DefaultStorageClass(),
            new StorageObjectInUseProtection(),
            new PersistentVolumeClaimResize(),
            new RuntimeClassAdmission(),
            new CertificateSubjectRestriction(),
            new DefaultIngressClass(),
            new PodTopologyLabels(),
            mutating,
            new ValidatingAdmissionPolicyPlugin(scheme),
            validating,
            .. options.AdmissionPlugins,
            new ResourceQuotaAdmission(),
        ];
        var enabled = all.Where(plugin => !options.DisabledAdmissionPlugins.Contains(plugin.Name));
        return authorizer is null ? [.. enabled] : [new CreateAuthorization(new(authorizer)), .. enabled, new SignerAuthorization(authorizer), new RoleEscalation(authorizer)];
    }
}
