using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Admission;
using ClusterSim.Tests.ApiServer.Pods;
using ClusterSim.Tests.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Admission;

public sealed class PodSecurityTests : RequestFixture
{
    private const string Hardened = "allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}";

    [TestCase("{hostNetwork: true, hostPID: true}", "host namespaces (hostNetwork=true, hostPID=true)")]
    [TestCase("{volumes: [{name: a, hostPath: {path: /x}}, {name: b, hostPath: {path: /y}}]}", "hostPath volumes (volumes \"a\", \"b\")")]
    [TestCase("{containers: [{name: c, ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: 81}]}]}", "hostPort (container \"c\" uses hostPorts 80, 81)")]
    [TestCase("{containers: [{name: c, securityContext: {privileged: true}}, {name: d, securityContext: {privileged: true}}]}", "privileged (containers \"c\", \"d\" must not set securityContext.privileged=true)")]
    [TestCase("{containers: [{name: c, securityContext: {capabilities: {add: [SYS_ADMIN, CHOWN, NET_ADMIN]}}}]}", "non-default capabilities (container \"c\" must not include \"NET_ADMIN\", \"SYS_ADMIN\" in securityContext.capabilities.add)")]
    [TestCase("{securityContext: {appArmorProfile: {type: Unconfined}}}", "forbidden AppArmor profile (pod must not set AppArmor profile type to \"Unconfined\")")]
    [TestCase("{securityContext: {seccompProfile: {type: Unconfined}}, containers: [{name: c, securityContext: {seccompProfile: {type: Unconfined}}}]}", "seccompProfile (pod and container \"c\" must not set securityContext.seccompProfile.type to \"Unconfined\")")]
    [TestCase("{securityContext: {seLinuxOptions: {type: odd_t, user: u}}}", "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"odd_t\"; user may not be set)")]
    [TestCase("{securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}, {name: net.ipv4.tcp_rmem, value: '1'}]}}", "forbidden sysctls (kernel.msgmax)")]
    [TestCase("{containers: [{name: c, securityContext: {procMount: Unmasked}}]}", "procMount (container \"c\" must not set securityContext.procMount to \"Unmasked\")")]
    [TestCase("{hostUsers: false, containers: [{name: c, securityContext: {procMount: Unmasked}}]}", "")]
    [TestCase("{containers: [{name: c, livenessProbe: {httpGet: {port: 80, host: h}}, lifecycle: {preStop: {tcpSocket: {port: 80, host: g}}}}]}", "probe or lifecycle host (container \"c\" uses probe or lifecycle hosts \"g\", \"h\")")]
    [TestCase("{securityContext: {windowsOptions: {hostProcess: true}}}", "hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)")]
    [TestCase("{containers: [{name: c}]}", "")]
    public void Baseline_forbids(string spec, string findings) => Find(SecurityLevel.Baseline, SecurityStandard.Latest, spec).Should().Be(findings);

    [TestCase("{containers: [{name: c}]}", "allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")")]
    [TestCase("{containers: [{name: c, securityContext: {" + Hardened + "}}]}", "")]
    [TestCase("{securityContext: {runAsUser: 0}, containers: [{name: c, securityContext: {" + Hardened + "}}]}", "runAsUser=0 (pod must not set runAsUser=0)")]
    [TestCase("{volumes: [{name: a, hostPath: {path: /x}}, {name: b, nfs: {server: s, path: /}}, {name: c, emptyDir: {}}], containers: [{name: c, securityContext: {" + Hardened + "}}]}", "restricted volume types (volumes \"a\", \"b\" use restricted volume types \"hostPath\", \"nfs\")")]
    [TestCase("{securityContext: {runAsNonRoot: false}, containers: [{name: c, securityContext: {" + Hardened + "}}]}", "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)")]
    public void Restricted_forbids(string spec, string findings) => Find(SecurityLevel.Restricted, SecurityStandard.Latest, spec).Should().Be(findings);

    [TestCase(31, "forbidden sysctls (net.ipv4.tcp_rmem)")]
    [TestCase(32, "")]
    public void Knows_what_older_versions_forbade(int minor, string findings) =>
        Find(SecurityLevel.Baseline, minor, "{securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]}}").Should().Be(findings);

    [Test]
    public void Refuses_Pods_and_warns_of_templates()
    {
        Label("\"pod-security.kubernetes.io/enforce\":\"baseline\"");

        Outcome(Send("POST", "/api/v1/namespaces/default/pods", """{"metadata":{"name":"p"},"spec":{"hostPID":true,"containers":[{"name":"c","image":"i"}]}}"""))
            .Should().Be("403 pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostPID=true)");
        Warnings(Send("POST", "/api/v1/namespaces/default/podtemplates", """{"metadata":{"name":"t"},"template":{"spec":{"hostPID":true,"containers":[{"name":"c","image":"i"}]}}}"""))
            .Should().Be("would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)");
    }

    [Test]
    public void Warns_of_Pods_that_are_there_when_a_Namespace_becomes_stricter()
    {
        foreach (var name in (string[])["a", "b", "c"])
            Server.Create(Admin, Pod(name) with { Spec = Pod(name).Spec with { HostPID = name != "c" } });

        var response = Send("PATCH", "/api/v1/namespaces/default", """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline","pod-security.kubernetes.io/enforce-version":"v1.30"}}}""", MergePatch);

        Warnings(response).Should().Be("existing pods in namespace \"default\" violate the new PodSecurity enforce level \"baseline:v1.30\"\na (and 1 other pod): host namespaces");
    }

    [TestCase("\"pod-security.kubernetes.io/enforce\":\"x\"", "metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"x\": must be one of privileged, baseline, restricted")]
    [TestCase("\"pod-security.kubernetes.io/warn-version\":\"1.30\"", "metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: \"1.30\": must be \"latest\" or \"v1.x\"")]
    public void Refuses_labels_that_mean_nothing(string labels, string fault) =>
        Outcome(Send("PATCH", "/api/v1/namespaces/default", """{"metadata":{"labels":{""" + labels + "}}}", MergePatch)).Should().Be("422 Namespace \"default\" is invalid: " + fault);

    private void Label(string labels) => Do("PATCH", "/api/v1/namespaces/default", """{"metadata":{"labels":{""" + labels + "}}}", MergePatch);

    private static string Find(SecurityLevel level, int minor, string spec)
    {
        var pod = PodText.WithSpec(spec);
        return SecurityFinding.Details(SecurityChecks.Find(new(level, minor), pod.Metadata, pod.Spec));
    }
}
