namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class ProbeValidationTests
{
    [TestCase("{}", "spec.containers[0].livenessProbe: Required value: must specify a handler type")]
    [TestCase("{exec: {command: []}}", "spec.containers[0].livenessProbe.exec.command: Required value")]
    [TestCase("{exec: {command: [a]}, tcpSocket: {port: 1}}", "spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type")]
    [TestCase("{httpGet: {port: 0, path: /}}", "spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive")]
    [TestCase("{httpGet: {port: Web_1, scheme: FTP}}", "spec.containers[0].livenessProbe.httpGet.port: Invalid value: \"Web_1\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)\nspec.containers[0].livenessProbe.httpGet.scheme: Unsupported value: \"FTP\": supported values: \"HTTP\", \"HTTPS\"")]
    [TestCase("{httpGet: {port: web, httpHeaders: [{name: 'a b', value: x}]}}", "spec.containers[0].livenessProbe.httpGet.httpHeaders: Invalid value: \"a b\": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')")]
    [TestCase("{grpc: {port: 70000}}", "spec.containers[0].livenessProbe.grpc.port: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [TestCase("{tcpSocket: {port: 1}, initialDelaySeconds: -1, timeoutSeconds: -1, periodSeconds: -1, successThreshold: -1, failureThreshold: -1}", "spec.containers[0].livenessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0\nspec.containers[0].livenessProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0\nspec.containers[0].livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0\nspec.containers[0].livenessProbe.successThreshold: Invalid value: -1: must be greater than or equal to 0\nspec.containers[0].livenessProbe.failureThreshold: Invalid value: -1: must be greater than or equal to 0\nspec.containers[0].livenessProbe.successThreshold: Invalid value: -1: must be 1")]
    [TestCase("{tcpSocket: {port: 1}, successThreshold: 2}", "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1")]
    [TestCase("{tcpSocket: {port: 1}, terminationGracePeriodSeconds: 0}", "spec.containers[0].livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0")]
    public void Knows_what_a_probe_of_liveness_needs(string probe, string faults) => PodText.Faults(PodText.WithContainer($"{{livenessProbe: {probe}}}")).Should().Be(faults);

    [TestCase("{readinessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 5}}", "spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes")]
    [TestCase("{readinessProbe: {tcpSocket: {port: 1}, successThreshold: 2}}", "")]
    [TestCase("{startupProbe: {tcpSocket: {port: 1}, successThreshold: 2}}", "spec.containers[0].startupProbe.successThreshold: Invalid value: 2: must be 1")]
    [TestCase("{lifecycle: {postStart: {}, preStop: {sleep: {seconds: 31}}}}", "spec.containers[0].lifecycle.postStart: Required value: must specify a handler type\nspec.containers[0].lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)")]
    [TestCase("{lifecycle: {preStop: {sleep: {seconds: -1}}}}", "spec.containers[0].lifecycle.preStop.sleep: Invalid value: -1: must be non-negative and less than terminationGracePeriodSeconds (30)")]
    [TestCase("{lifecycle: {preStop: {exec: {command: [a]}, httpGet: {port: 1}}}}", "spec.containers[0].lifecycle.preStop.httpGet: Forbidden: may not specify more than 1 handler type")]
    public void Tells_probes_and_hooks_apart(string container, string faults) => PodText.Faults(PodText.WithContainer(container)).Should().Be(faults);

    [TestCase("{livenessProbe: {tcpSocket: {port: 1}}}", "spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always")]
    [TestCase("{lifecycle: {postStart: {tcpSocket: {port: 1}}}}", "spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always")]
    [TestCase("{readinessProbe: {tcpSocket: {port: 1}}, startupProbe: {tcpSocket: {port: 1}}}", "spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always\nspec.initContainers[0].startupProbe: Forbidden: may not be set for init containers without restartPolicy=Always")]
    [TestCase("{restartPolicy: Always, livenessProbe: {tcpSocket: {port: 1}}, lifecycle: {preStop: {exec: {command: [a]}}}}", "")]
    [TestCase("{restartPolicy: Sometimes}", "spec.initContainers[0].restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"Never\", \"OnFailure\"")]
    public void Probes_init_containers_only_when_they_go_on_running(string container, string faults) =>
        PodText.Faults(PodText.WithSpec($"{{initContainers: [{{name: i, image: i, {container[1..]}]}}")).Should().Be(faults);

    [TestCase("{restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]}", "")]
    [TestCase("{restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]}", "spec.containers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used")]
    [TestCase("{restartPolicy: Never, restartPolicyRules: [{action: Explode}]}", "spec.containers[0].restartPolicyRules[0].action: Unsupported value: \"Explode\": supported values: \"Restart\", \"RestartAllContainers\"\nspec.containers[0].restartPolicyRules[0].exitCodes: Required value: must be specified")]
    [TestCase("{restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: Near}}]}", "spec.containers[0].restartPolicyRules[0].exitCodes.operator: Unsupported value: \"Near\": supported values: \"In\", \"NotIn\"")]
    public void Restarts_containers_by_rules(string container, string faults) => PodText.Faults(PodText.WithContainer(container)).Should().Be(faults);
}
