using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class NewPodTests
{
    [TestCase("{}", "{}", "BestEffort")]
    [TestCase("{requests: {cpu: 1}}", "{}", "Burstable")]
    [TestCase("{limits: {cpu: 1, memory: 1Gi}}", "{}", "Guaranteed")]
    [TestCase("{limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 500m}}", "{}", "Burstable")]
    [TestCase("{limits: {cpu: 1}}", "{}", "Burstable")]
    [TestCase("{limits: {cpu: 0, memory: 0}}", "{}", "BestEffort")]
    [TestCase("{limits: {ephemeral-storage: 1Gi}}", "{}", "BestEffort")]
    [TestCase("{limits: {cpu: 1, memory: 1Gi}}", "{initContainers: [{name: i, image: i}]}", "Burstable")]
    [TestCase("{}", "{resources: {limits: {cpu: 1, memory: 1Gi}}}", "Guaranteed")]
    [TestCase("{limits: {cpu: 1, memory: 1Gi}}", "{resources: {requests: {cpu: 1}}}", "Burstable")]
    public void Is_served_as_well_as_it_asks(string resources, string spec, string qosClass) =>
        PodText.Prepared(PodText.WithContainer($"{{resources: {resources}}}", spec)).Status.QosClass.Should().Be(qosClass);

    [Test]
    public void Starts_pending_whatever_its_maker_wrote()
    {
        var pod = PodText.WithSpec("{}") with { Status = PodText.Read<PodStatus>("{phase: Running, podIP: 10.0.0.1, conditions: [{type: Ready, status: 'True'}]}") };

        var prepared = PodText.Prepared(pod);

        prepared.Status.Should().Be(new PodStatus { Phase = "Pending", QosClass = "BestEffort" });
    }

    [Test]
    public void Says_that_gates_keep_it_from_being_scheduled()
    {
        var pod = PodText.WithSpec("{schedulingGates: [{name: g}]}");

        var prepared = PodText.Prepared(pod);

        prepared.Status.Conditions.Should().Equal(new PodCondition
        {
            Type = "PodScheduled",
            Status = "False",
            Reason = "SchedulingGated",
            Message = "Scheduling is blocked due to non-empty scheduling gates",
            LastTransitionTime = pod.Metadata.CreationTimestamp,
        });
    }

    [Test]
    public void Takes_labels_of_its_own_into_selectors()
    {
        var pod = PodText.WithSpec(
            """
            affinity:
              podAntiAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  podAffinityTerm: {topologyKey: z, labelSelector: {}, matchLabelKeys: [app, none], mismatchLabelKeys: [tier]}
            topologySpreadConstraints:
            - {maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {a: b}}, matchLabelKeys: [app]}
            """,
            "{labels: {app: web, tier: front}}");

        var prepared = PodText.Prepared(pod);

        var term = prepared.Spec.Affinity!.PodAntiAffinity!.PreferredDuringSchedulingIgnoredDuringExecution[0].PodAffinityTerm;
        term.LabelSelector.Should().Be(PodText.Read<ClusterSim.Api.Meta.LabelSelector>(
            "{matchExpressions: [{key: app, operator: In, values: [web]}, {key: tier, operator: NotIn, values: [front]}]}"));
        prepared.Spec.TopologySpreadConstraints[0].LabelSelector.Should().Be(PodText.Read<ClusterSim.Api.Meta.LabelSelector>(
            "{matchLabels: {a: b}, matchExpressions: [{key: app, operator: In, values: [web]}]}"));
        PodText.Faults(pod).Should().BeEmpty();
    }

    [TestCase("unconfined", "{type: Unconfined}")]
    [TestCase("runtime/default", "{type: RuntimeDefault}")]
    [TestCase("localhost/mine", "{type: Localhost, localhostProfile: mine}")]
    public void Takes_AppArmor_profiles_from_annotations(string annotation, string profile)
    {
        var pod = PodText.WithSpec("{}", $"{{annotations: {{container.apparmor.security.beta.kubernetes.io/c: {annotation}}}}}");

        var prepared = PodText.Prepared(pod);

        prepared.Spec.Containers[0].SecurityContext!.AppArmorProfile.Should().Be(PodText.Read<AppArmorProfile>(profile));
        PodText.Warnings(pod).Should().Be(
            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: deprecated since v1.30; use the \"appArmorProfile\" field instead");
    }

    [Test]
    public void Loses_fields_whose_feature_is_off()
    {
        var pod = PodText.WithContainer("{lifecycle: {stopSignal: SIGTERM}}", "{volumes: [{name: v, projected: {sources: [{clusterTrustBundle: {path: p, name: b}}]}}]}");

        var prepared = PodText.Prepared(pod);

        prepared.Spec.Containers[0].Lifecycle.Should().BeNull();
        prepared.Spec.Volumes[0].Projected!.Sources.Should().Equal(new VolumeProjection());
    }

    [TestCase(null, null, "Running", 0)]
    [TestCase("n", null, "Running", 30)]
    [TestCase("n", 5L, "Running", 5)]
    [TestCase("n", 0L, "Running", 0)]
    [TestCase("n", -1L, "Running", 1)]
    [TestCase("n", 5L, "Succeeded", 0)]
    [TestCase("n", 5L, "Failed", 0)]
    public void Takes_its_time_to_end_only_where_it_runs(string? node, long? requested, string phase, long seconds)
    {
        var pod = PodText.Prepared(PodText.WithSpec("{}"));
        pod = pod with { Spec = pod.Spec with { NodeName = node }, Status = pod.Status with { Phase = phase } };

        PodText.Strategy.GracePeriodSeconds(pod, requested).Should().Be(seconds);
    }
}
