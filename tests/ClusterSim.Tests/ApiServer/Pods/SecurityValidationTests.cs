namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class SecurityValidationTests
{
    [TestCase("{runAsUser: -1, runAsGroup: -1}", "spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive\nspec.containers[0].securityContext.runAsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive")]
    [TestCase("{privileged: true, allowPrivilegeEscalation: false}", "spec.containers[0].securityContext: Invalid value: {\"Capabilities\":null,\"Privileged\":true,\"SELinuxOptions\":null,\"WindowsOptions\":null,\"RunAsUser\":null,\"RunAsGroup\":null,\"RunAsNonRoot\":null,\"ReadOnlyRootFilesystem\":null,\"AllowPrivilegeEscalation\":false,\"ProcMount\":null,\"SeccompProfile\":null,\"AppArmorProfile\":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true")]
    [TestCase("{capabilities: {add: [CAP_SYS_ADMIN]}, allowPrivilegeEscalation: false}", "spec.containers[0].securityContext: Invalid value: {\"Capabilities\":{\"Add\":[\"CAP_SYS_ADMIN\"],\"Drop\":null},\"Privileged\":null,\"SELinuxOptions\":null,\"WindowsOptions\":null,\"RunAsUser\":null,\"RunAsGroup\":null,\"RunAsNonRoot\":null,\"ReadOnlyRootFilesystem\":null,\"AllowPrivilegeEscalation\":false,\"ProcMount\":null,\"SeccompProfile\":null,\"AppArmorProfile\":null}: cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN")]
    [TestCase("{capabilities: {add: [SYS_ADMIN]}, allowPrivilegeEscalation: false}", "")]
    [TestCase("{procMount: Some}", "spec.containers[0].securityContext.procMount: Unsupported value: \"Some\": supported values: \"Default\", \"Unmasked\"")]
    [TestCase("{procMount: Unmasked}", "spec.containers[0].securityContext.procMount: Invalid value: \"Unmasked\": `hostUsers` must be false to use `Unmasked`")]
    [TestCase("{seccompProfile: {}}", "spec.containers[0].securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set")]
    [TestCase("{seccompProfile: {type: Localhost}}", "spec.containers[0].securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost")]
    [TestCase("{seccompProfile: {type: RuntimeDefault, localhostProfile: a}}", "spec.containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: {\"Type\":\"RuntimeDefault\",\"LocalhostProfile\":\"a\"}: can only be set when seccomp type is Localhost")]
    [TestCase("{seccompProfile: {type: Odd}}", "spec.containers[0].securityContext.seccompProfile.type: Unsupported value: \"Odd\": supported values: \"Localhost\", \"RuntimeDefault\", \"Unconfined\"")]
    [TestCase("{appArmorProfile: {type: Localhost, localhostProfile: ' a'}}", "spec.containers[0].securityContext.appArmorProfile.localhostProfile: Invalid value: \" a\": must not be padded with whitespace")]
    [TestCase("{windowsOptions: {runAsUserName: '', gmsaCredentialSpecName: ''}}", "spec.containers[0].securityContext.windowsOptions.gmsaCredentialSpecName: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\nspec.containers[0].securityContext.windowsOptions.runAsUserName: Invalid value: \"\": runAsUserName cannot be an empty string")]
    [TestCase("{windowsOptions: {runAsUserName: 'a\\b\\c'}}", "spec.containers[0].securityContext.windowsOptions.runAsUserName: Invalid value: \"a\\\\b\\\\c\": runAsUserName cannot contain more than one backslash")]
    [TestCase("{windowsOptions: {hostProcess: true}}", "spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers")]
    public void Knows_what_a_container_may_be_allowed(string context, string faults) => PodText.Faults(PodText.WithContainer($"{{securityContext: {context}}}")).Should().Be(faults);

    [TestCase("{fsGroup: -1, runAsUser: -1, supplementalGroups: [-1]}", "spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive\nspec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive\nspec.securityContext.supplementalGroups[0]: Invalid value: -1: must be between 0 and 2147483647, inclusive")]
    [TestCase("{fsGroupChangePolicy: Never}", "spec.securityContext.fsGroupChangePolicy: Unsupported value: \"Never\": supported values: \"Always\", \"OnRootMismatch\"")]
    [TestCase("{supplementalGroupsPolicy: Some}", "spec.securityContext.supplementalGroupsPolicy: Unsupported value: \"Some\": supported values: \"Merge\", \"Strict\"")]
    [TestCase("{seLinuxChangePolicy: MountOption}", "spec.securityContext.seLinuxChangePolicy: Unsupported value: \"MountOption\": supported values: \"Recursive\"")]
    [TestCase("{sysctls: [{name: '', value: a}, {name: 'a b', value: a}, {name: kernel.x, value: a}, {name: kernel.x, value: b}]}", "spec.securityContext.sysctls[0].name: Required value\nspec.securityContext.sysctls[1].name: Invalid value: \"a b\": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$\nspec.securityContext.sysctls[3].name: Duplicate value: \"kernel.x\"")]
    [TestCase("{sysctls: [{name: net.core.x, value: a}]}", "", "{hostNetwork: false}")]
    [TestCase("{sysctls: [{name: net.core.x, value: a}]}", "spec.securityContext.sysctls[0].name: Invalid value: \"net.core.x\": may not be specified when 'hostNetwork' is true", "{hostNetwork: true}")]
    [TestCase("{sysctls: [{name: kernel.shm_rmid_forced, value: a}]}", "spec.securityContext.sysctls[0].name: Invalid value: \"kernel.shm_rmid_forced\": may not be specified when 'hostIPC' is true", "{hostIPC: true}")]
    public void Knows_what_a_Pod_may_be_allowed(string context, string faults, string spec = "{}") =>
        PodText.Faults(PodText.WithSpec($"{{securityContext: {context}{(spec == "{}" ? "" : ", " + spec[1..^1])}}}")).Should().Be(faults);

    [TestCase("{shareProcessNamespace: true, hostPID: true}", "spec.securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled")]
    [TestCase("{hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true}", "spec.hostNetwork: Forbidden: when `hostUsers` is false\nspec.hostPID: Forbidden: when `hostUsers` is false\nspec.hostIPC: Forbidden: when `hostUsers` is false")]
    [TestCase("{hostUsers: false, containers: [{name: c, image: i, volumeDevices: [{name: v, devicePath: /d}]}], volumes: [{name: v, persistentVolumeClaim: {claimName: p}}]}", "spec.containers[0].volumeDevices: Forbidden: when `hostUsers` is false")]
    [TestCase("{os: {name: windows}, hostPID: true, securityContext: {runAsUser: 1, seLinuxOptions: {}}}", "spec.securityContext.seLinuxOptions: Forbidden: cannot be set for a windows pod\nspec.hostPID: Forbidden: cannot be set for a windows pod\nspec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod")]
    [TestCase("{os: {name: linux}, securityContext: {windowsOptions: {}}}", "spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod")]
    [TestCase("{os: {name: plan9}}", "spec.os: Unsupported value: \"plan9\": supported values: \"linux\", \"windows\"")]
    [TestCase("{hostNetwork: true, securityContext: {windowsOptions: {hostProcess: true}}, os: {name: windows}, containers: [{name: c, image: i, securityContext: {windowsOptions: {hostProcess: false}}}]}", "spec.containers[0].securityContext.windowsOptions.hostProcess: Invalid value: false: pod hostProcess value must be identical if both are specified, was true")]
    public void Knows_what_goes_together(string spec, string faults) => PodText.Faults(PodText.WithSpec(spec)).Should().Be(faults);
}
