namespace ClusterSim.Serialization;

/// <summary>Names of types in Kubernetes' sources, which decoding errors quote.</summary>
/// <remarks>Source: k8s.io/api and apimachinery (v1.36): types whose underlying type is a string.</remarks>
internal static class GoTypes
{
    // By record and field; a field alone stands for that field of every record that has no entry of its own.
    internal static readonly Dictionary<string, string> NamedStrings = new(StringComparer.Ordinal)
    {
        ["AppArmorProfile.type"] = "v1.AppArmorProfileType",
        ["Capabilities.add"] = "v1.Capability",
        ["Capabilities.drop"] = "v1.Capability",
        ["Container.imagePullPolicy"] = "v1.PullPolicy",
        ["Container.restartPolicy"] = "v1.ContainerRestartPolicy",
        ["Container.terminationMessagePolicy"] = "v1.TerminationMessagePolicy",
        ["ContainerResizePolicy.resourceName"] = "v1.ResourceName",
        ["ContainerResizePolicy.restartPolicy"] = "v1.ResourceResizeRestartPolicy",
        ["CronJobSpec.concurrencyPolicy"] = "v1.ConcurrencyPolicy",
        ["DaemonSetUpdateStrategy.type"] = "v1.DaemonSetUpdateStrategyType",
        ["DeleteOptions.propagationPolicy"] = "v1.DeletionPropagation",
        ["DeploymentStrategy.type"] = "v1.DeploymentStrategyType",
        ["EmptyDirVolumeSource.medium"] = "v1.StorageMedium",
        ["EndpointSlice.addressType"] = "v1.AddressType",
        ["EphemeralContainer.imagePullPolicy"] = "v1.PullPolicy",
        ["EphemeralContainer.restartPolicy"] = "v1.ContainerRestartPolicy",
        ["EphemeralContainer.terminationMessagePolicy"] = "v1.TerminationMessagePolicy",
        ["HostPathVolumeSource.type"] = "v1.HostPathType",
        ["HTTPGetAction.scheme"] = "v1.URIScheme",
        ["HTTPIngressPath.pathType"] = "v1.PathType",
        ["ImageVolumeSource.pullPolicy"] = "v1.PullPolicy",
        ["JobSpec.completionMode"] = "v1.CompletionMode",
        ["JobSpec.podReplacementPolicy"] = "v1.PodReplacementPolicy",
        ["LabelSelectorRequirement.operator"] = "v1.LabelSelectorOperator",
        ["Lifecycle.stopSignal"] = "v1.Signal",
        ["LimitRangeItem.type"] = "v1.LimitType",
        ["ManagedFieldsEntry.operation"] = "v1.ManagedFieldsOperationType",
        ["MetricSpec.type"] = "v2.MetricSourceType",
        ["MetricTarget.type"] = "v2.MetricTargetType",
        ["NamespaceSpec.finalizers"] = "v1.FinalizerName",
        ["NamespaceStatus.phase"] = "v1.NamespacePhase",
        ["NetworkPolicySpec.policyTypes"] = "v1.PolicyType",
        ["NodeAddress.type"] = "v1.NodeAddressType",
        ["NodeCondition.type"] = "v1.NodeConditionType",
        ["NodeSelectorRequirement.operator"] = "v1.NodeSelectorOperator",
        ["NodeStatus.phase"] = "v1.NodePhase",
        ["ObjectMeta.uid"] = "types.UID",
        ["ObjectReference.uid"] = "types.UID",
        ["OwnerReference.uid"] = "types.UID",
        ["PersistentVolumeClaimSpec.accessModes"] = "v1.PersistentVolumeAccessMode",
        ["PersistentVolumeClaimSpec.volumeMode"] = "v1.PersistentVolumeMode",
        ["PersistentVolumeClaimStatus.accessModes"] = "v1.PersistentVolumeAccessMode",
        ["PersistentVolumeClaimStatus.phase"] = "v1.PersistentVolumeClaimPhase",
        ["PersistentVolumeSpec.accessModes"] = "v1.PersistentVolumeAccessMode",
        ["PersistentVolumeSpec.persistentVolumeReclaimPolicy"] = "v1.PersistentVolumeReclaimPolicy",
        ["PersistentVolumeSpec.volumeMode"] = "v1.PersistentVolumeMode",
        ["PersistentVolumeStatus.phase"] = "v1.PersistentVolumePhase",
        ["PodCondition.type"] = "v1.PodConditionType",
        ["PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy"] = "v1.UnhealthyPodEvictionPolicyType",
        ["PodFailurePolicyRule.action"] = "v1.PodFailurePolicyAction",
        ["PodOS.name"] = "v1.OSName",
        ["PodSecurityContext.fsGroupChangePolicy"] = "v1.PodFSGroupChangePolicy",
        ["PodSecurityContext.supplementalGroupsPolicy"] = "v1.SupplementalGroupsPolicy",
        ["PodSpec.dnsPolicy"] = "v1.DNSPolicy",
        ["PodSpec.restartPolicy"] = "v1.RestartPolicy",
        ["PodStatus.phase"] = "v1.PodPhase",
        ["PodStatus.qosClass"] = "v1.PodQOSClass",
        ["Preconditions.uid"] = "types.UID",
        ["preemptionPolicy"] = "v1.PreemptionPolicy",
        ["protocol"] = "v1.Protocol",
        ["ResourceQuotaSpec.scopes"] = "v1.ResourceQuotaScope",
        ["ScopedResourceSelectorRequirement.operator"] = "v1.ScopeSelectorOperator",
        ["ScopedResourceSelectorRequirement.scopeName"] = "v1.ResourceQuotaScope",
        ["SeccompProfile.type"] = "v1.SeccompProfileType",
        ["Secret.type"] = "v1.SecretType",
        ["SecurityContext.procMount"] = "v1.ProcMountType",
        ["ServiceSpec.externalTrafficPolicy"] = "v1.ServiceExternalTrafficPolicy",
        ["ServiceSpec.internalTrafficPolicy"] = "v1.ServiceInternalTrafficPolicy",
        ["ServiceSpec.ipFamilies"] = "v1.IPFamily",
        ["ServiceSpec.ipFamilyPolicy"] = "v1.IPFamilyPolicy",
        ["ServiceSpec.sessionAffinity"] = "v1.ServiceAffinity",
        ["ServiceSpec.type"] = "v1.ServiceType",
        ["StatefulSetSpec.podManagementPolicy"] = "v1.PodManagementPolicyType",
        ["StatefulSetUpdateStrategy.type"] = "v1.StatefulSetUpdateStrategyType",
        ["StorageClass.reclaimPolicy"] = "v1.PersistentVolumeReclaimPolicy",
        ["StorageClass.volumeBindingMode"] = "v1.VolumeBindingMode",
        ["Taint.effect"] = "v1.TaintEffect",
        ["Toleration.effect"] = "v1.TaintEffect",
        ["Toleration.operator"] = "v1.TolerationOperator",
        ["TopologySpreadConstraint.nodeAffinityPolicy"] = "v1.NodeInclusionPolicy",
        ["TopologySpreadConstraint.nodeTaintsPolicy"] = "v1.NodeInclusionPolicy",
        ["TopologySpreadConstraint.whenUnsatisfiable"] = "v1.UnsatisfiableConstraintAction",
        ["VolumeMount.mountPropagation"] = "v1.MountPropagationMode",
        ["VolumeMount.recursiveReadOnly"] = "v1.RecursiveReadOnlyMode",
    };

    /// <summary>The Go package of a record: its API version.</summary>
    public static string PackageOf(Type type) => type.Namespace == "ClusterSim.Api.Autoscaling" ? "v2" : "v1";

    /// <summary>The name of the text, or of the texts in the list, that a field of one of Kubernetes' records holds; <c>string</c> when it has none of its own.</summary>
    public static string OfText(Type record, string wireName)
    {
        if (record.Assembly != typeof(GoTypes).Assembly)
            return "string";
        if (NamedStrings.TryGetValue(record.Name + "." + wireName, out var own))
            return own;
        if (NamedStrings.TryGetValue(wireName, out var common))
            return common;
        return wireName == "status" && record.Name.EndsWith("Condition", StringComparison.Ordinal) ? "v1.ConditionStatus" : "string";
    }
}
