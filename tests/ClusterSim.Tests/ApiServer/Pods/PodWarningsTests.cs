using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodWarningsTests
{
    [TestCase("{}", "")]
    [TestCase("{nodeSelector: {beta.kubernetes.io/arch: amd64}}", "spec.nodeSelector[beta.kubernetes.io/arch]: deprecated since v1.14; use \"kubernetes.io/arch\" instead")]
    [TestCase("{topologySpreadConstraints: [{maxSkew: 1, topologyKey: failure-domain.beta.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule}]}", "spec.topologySpreadConstraints[0].topologyKey: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead\nspec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod")]
    [TestCase("{affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: beta.kubernetes.io/os, operator: In, values: ['-1']}]}}]}}}", "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use \"kubernetes.io/os\" instead\nspec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[0]: -1 is invalid, a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")]
    [TestCase("{affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z}]}}}", "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: a null labelSelector results in matching no pod")]
    [TestCase("{affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: z}}]}}}", "spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector: a null labelSelector results in matching no pod")]
    [TestCase("{hostAliases: [{ip: 1.1.1.1}, {ip: 1.1.1.1}]}", "spec.hostAliases[1].ip: duplicate ip \"1.1.1.1\"")]
    [TestCase("{hostAliases: [{ip: '::ffff:1.2.3.4'}], dnsConfig: {nameservers: [1.2.3.4, 05.06.07.08]}}", "spec.dnsConfig.nameservers[1]: non-standard IP address \"05.06.07.08\" will be considered invalid in a future Kubernetes release: use \"5.6.7.8\"\nspec.hostAliases[0].ip: non-standard IP address \"::ffff:1.2.3.4\" will be considered invalid in a future Kubernetes release: use \"1.2.3.4\"")]
    [TestCase("{imagePullSecrets: [{name: a}, {name: a}, {}]}", "spec.imagePullSecrets[1].name: duplicate name \"a\"\nspec.imagePullSecrets[2].name: invalid empty name \"\"")]
    [TestCase("{overhead: {memory: 1m}}", "spec.overhead[memory]: fractional byte value \"1m\" is invalid, must be an integer")]
    public void Warns_about_a_Pod(string spec, string warnings) => PodText.Warnings(PodText.WithSpec(spec)).Should().Be(warnings);

    [TestCase("{gitRepo: {repository: r}}", "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+")]
    [TestCase("{cephfs: {monitors: [m]}}", "spec.volumes[0].cephfs: deprecated in v1.28, non-functional in v1.31+")]
    [TestCase("{ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1500m}}}}}}", "spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests[storage]: fractional byte value \"1500m\" is invalid, must be an integer")]
    [TestCase("{configMap: {name: foo, items: [{key: a, path: test}, {key: b, path: test/app}]}}", "volume \"v\" (ConfigMap \"foo\"): overlapping paths: \"test/app\" with \"test\"")]
    [TestCase("{secret: {secretName: foo, items: [{key: a, path: test}, {key: b, path: test/}, {key: c, path: testing}]}}", "volume \"v\" (Secret \"foo\"): overlapping paths: \"test\" with \"test\"")]
    [TestCase("{projected: {sources: [{}, {secret: {name: s, items: [{key: a, path: test}]}}, {serviceAccountToken: {path: test/t}}]}}", "volume \"v\" (Projected) has no sources provided\nvolume \"v\" (Projected): overlapping paths: \"test/t\" (ServiceAccountToken) with \"test\" (Secret \"s\")")]
    public void Warns_about_volumes(string volume, string warnings) => PodText.Warnings(PodText.WithSpec($"{{volumes: [{{name: v, {volume[1..]}]}}")).Should().Be(warnings);

    [TestCase("{env: [{name: A, value: x}, {name: A, value: $(A)y}]}", "")]
    [TestCase("{env: [{name: A, value: x}, {name: A, value: $(A)}]}", "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply")]
    [TestCase("{env: [{name: A, value: x}, {name: A, value: z}]}", "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply")]
    [TestCase("{resources: {limits: {memory: 1500m}}}", "spec.containers[0].resources.limits[memory]: fractional byte value \"1500m\" is invalid, must be an integer\nspec.containers[0].resources.requests[memory]: fractional byte value \"1500m\" is invalid, must be an integer")]
    [TestCase("{ports: [{containerPort: 80, hostIP: 10.0.0.1, protocol: UDP}]}", "spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 Protocol:UDP HostIP:10.0.0.1}")]
    [TestCase("{ports: [{containerPort: 80}, {containerPort: 80}, {containerPort: 80, hostPort: 80}]}", "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]\nspec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[0]\nspec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[1]")]
    [TestCase("{ports: [{containerPort: 80, hostPort: 80}, {containerPort: 80, hostPort: 80, hostIP: 10.0.0.1}]}", "spec.containers[0].ports[1]: dangerously ambiguous port definition with spec.containers[0].ports[0]")]
    public void Warns_about_containers(string container, string warnings) => PodText.Warnings(PodText.WithContainer(container)).Should().Be(warnings);

    [Test]
    public void Warns_about_port_names_that_two_containers_share()
    {
        var pod = PodText.WithSpec("{initContainers: [{name: i, image: i, restartPolicy: Always, ports: [{containerPort: 1, name: web}]}], containers: [{name: c, image: i, ports: [{containerPort: 2, name: web}]}]}");

        var warnings = PodText.Warnings(pod);

        warnings.Should().Be("spec.containers[0].ports[0]: duplicate port name \"web\" with spec.initContainers[0].ports[0], services and probes that select ports by name will use spec.initContainers[0].ports[0]");
    }

    [Test]
    public void Warns_about_a_name_that_makes_no_host_name()
    {
        var warnings = PodText.Warnings(PodText.WithSpec("{}", "{name: a.b}"));

        warnings.Should().StartWith("metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]");
    }

    [Test]
    public void Warns_about_a_template_where_it_stands()
    {
        var template = PodText.Read<PodTemplateSpec>(
            "{metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/c: unconfined}}, spec: {containers: [{name: c}], volumes: [{name: v, flocker: {datasetName: d}}]}}");

        var warnings = PodWarnings.Of(template, FieldPath.Root("template"));

        warnings.Should().Equal(
            "template.spec.volumes[0].flocker: deprecated in v1.22, non-functional in v1.25+",
            "template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: deprecated since v1.30; use the \"appArmorProfile\" field instead");
    }
}
