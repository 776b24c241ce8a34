namespace ClusterSim.ApiServer.Validation;

/// <summary>The internal types of pods whose fields have another order or other names than the records'.</summary>
/// <remarks>Source: pkg/apis/core/types.go (v1.36). Embedded structs are spelled out in their place.</remarks>
internal static class InternalPodTypes
{
    /// <summary>The types, in the form that <see cref="InternalTypeTable"/> reads.</summary>
    public const string Declarations = """
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
}
