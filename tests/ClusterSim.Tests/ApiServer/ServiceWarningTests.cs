using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.Tests.ApiServer.Pods;

namespace ClusterSim.Tests.ApiServer;

public sealed class ServiceWarningTests
{
    [TestCase("{type: ClusterIP, externalIPs: [1.2.3.4]}", "spec.externalIPs is deprecated and may no longer be implemented in some clusters")]
    [TestCase("{type: ClusterIP, clusterIP: None, clusterIPs: [None], externalIPs: [1.2.3.4], loadBalancerIP: 1.2.3.4, sessionAffinity: None}", "spec.loadBalancerIP is ignored for headless services\nspec.externalIPs is ignored for headless services")]
    [TestCase("{type: ExternalName, externalName: a.test, externalIPs: [1.2.3.4]}", "spec.externalIPs is ignored when spec.type is \"ExternalName\"")]
    [TestCase("{type: ClusterIP, externalName: a.test}", "spec.externalName is ignored when spec.type is not \"ExternalName\"")]
    [TestCase("{type: ClusterIP, trafficDistribution: PreferClose}", "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")]
    [TestCase("{type: ClusterIP}", "")]
    public void Tell_what_is_said_to_no_effect(string spec, string warnings) =>
        string.Join('\n', ServiceWarnings.Of(new Service { Spec = PodText.Read<ServiceSpec>(spec) })).Should().Be(warnings);
}
