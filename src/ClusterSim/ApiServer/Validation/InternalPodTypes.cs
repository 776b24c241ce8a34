namespace ClusterSim.ApiServer.Validation;

/// <summary>The internal types of pods whose fields have another order or other names than the records'.</summary>
/// <remarks>Source: pkg/apis/core/types.go (v1.36). Embedded structs are spelled out in their place.</remarks>
internal static class InternalPodTypes
{
    // Type, then its fields as GoName[=Property]; case is the only other difference between the two.
    private const string Declarations = """
        PodSpec Volumes InitContainers Containers EphemeralContainers RestartPolicy TerminationGracePeriodSeconds ActiveDeadlineSeconds DNSPolicy NodeSelector ServiceAccountName AutomountServiceAccountToken NodeName SecurityContext ImagePullSecrets Hostname Subdomain SetHostnameAsFQDN Affinity SchedulerName Tolerations HostAliases PriorityClassName Priority PreemptionPolicy DNSConfig ReadinessGates RuntimeClassName Overhead EnableServiceLinks TopologySpreadConstraints OS SchedulingGates ResourceClaims Resources HostnameOverride SchedulingGroup
        PodSecurityContext SELinuxOptions WindowsOptions RunAsUser RunAsGroup RunAsNonRoot SupplementalGroups SupplementalGroupsPolicy FSGroup FSGroupChangePolicy Sysctls SeccompProfile AppArmorProfile SELinuxChangePolicy
        EphemeralContainer Name Image Command Args WorkingDir Ports EnvFrom Env Resources ResizePolicy RestartPolicy RestartPolicyRules VolumeMounts VolumeDevices LivenessProbe ReadinessProbe StartupProbe Lifecycle TerminationMessagePath TerminationMessagePolicy ImagePullPolicy SecurityContext Stdin StdinOnce TTY TargetContainerName
        ContainerPort Name HostPort ContainerPort=Port Protocol HostIP
        ConfigMapKeySelector Name Key Optional
        SecretKeySelector Name Key Optional
        ConfigMapEnvSource Name Optional
        SecretEnvSource Name Optional
        Probe Exec HTTPGet TCPSocket GRPC InitialDelaySeconds TimeoutSeconds PeriodSeconds SuccessThreshold FailureThreshold TerminationGracePeriodSeconds
        WindowsSecurityContextOptions GMSACredentialSpecName GMSACredentialSpec RunAsUserName HostProcess
        Volume Name HostPath EmptyDir GCEPersistentDisk AWSElasticBlockStore GitRepo Secret NFS ISCSI Glusterfs PersistentVolumeClaim RBD Quobyte FlexVolume Cinder CephFS Flocker DownwardAPI FC AzureFile ConfigMap VsphereVolume AzureDisk PhotonPersistentDisk Projected PortworxVolume ScaleIO StorageOS CSI Ephemeral Image
        ConfigMapVolumeSource Name Items DefaultMode Optional
        SecretProjection Name Items Optional
        ConfigMapProjection Name Items Optional
        ISCSIVolumeSource TargetPortal IQN Lun ISCSIInterface FSType ReadOnly Portals DiscoveryCHAPAuth=ChapAuthDiscovery SessionCHAPAuth=ChapAuthSession SecretRef InitiatorName
        GlusterfsVolumeSource EndpointsName=Endpoints Path ReadOnly
        RBDVolumeSource CephMonitors=Monitors RBDImage=Image FSType RBDPool=Pool RadosUser=User Keyring SecretRef ReadOnly
        FCVolumeSource TargetWWNs Lun FSType ReadOnly WWIDs
        AzureDiskVolumeSource DiskName DataDiskURI=DiskURI CachingMode FSType ReadOnly Kind
        PhotonPersistentDiskVolumeSource PdID FSType
        ScaleIOVolumeSource Gateway System SecretRef SSLEnabled ProtectionDomain StoragePool StorageMode VolumeName FSType ReadOnly
        """;

    private static readonly Dictionary<string, (string Name, string Property)[]> Types = Declarations
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(Field).ToArray(), StringComparer.Ordinal);

    /// <summary>The fields of <paramref name="type"/> with the properties that hold them, in Go's order; null when the record has them as Go does.</summary>
    public static IReadOnlyList<(string Name, string Property)>? Find(Type type) =>
        type.Namespace == typeof(PodSpec).Namespace ? Types.GetValueOrDefault(type.Name) : null;

    /// <summary>The internal form of a specification: what it shares with the host is part of its security context, which is always there.</summary>
    public static JsonObject WithHostFields(PodSpec spec, JsonObject json)
    {
        var context = (JsonObject)InternalJson.Of(spec.SecurityContext ?? new());
        JsonObject whole = new(
        [
            new("HostNetwork", spec.HostNetwork),
            new("HostPID", spec.HostPID),
            new("HostIPC", spec.HostIPC),
            new("ShareProcessNamespace", InternalJson.Of(spec.ShareProcessNamespace)),
            new("HostUsers", InternalJson.Of(spec.HostUsers)),
            .. context.Fields,
        ]);
        return new(json.Fields.Select(field => field.Key == "SecurityContext" ? new(field.Key, whole) : field));
    }

    private static (string Name, string Property) Field(string text) => text.Split('=') is [var name, var property] ? (name, property) : (text, text);
}
