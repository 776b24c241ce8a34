using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodUpdateTests
{
    private const string Changeable = "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
        + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    [TestCase("{}", "{activeDeadlineSeconds: 5}", "")]
    [TestCase("{activeDeadlineSeconds: 5}", "{activeDeadlineSeconds: 4}", "")]
    [TestCase("{activeDeadlineSeconds: 5}", "{activeDeadlineSeconds: 6}", "spec.activeDeadlineSeconds: Invalid value: 6: must be less than or equal to previous value")]
    [TestCase("{activeDeadlineSeconds: 5}", "{}", "spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value")]
    [TestCase("{}", "{tolerations: [{key: a, operator: Exists}]}", "")]
    [TestCase("{tolerations: [{key: a, operator: Exists}]}", "{}", "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds")]
    [TestCase("{tolerations: [{key: a, operator: Exists, effect: NoExecute}]}", "{tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 5}]}", "")]
    [TestCase("{schedulingGates: [{name: a}, {name: b}]}", "{schedulingGates: [{name: b}]}", "")]
    [TestCase("{}", "{schedulingGates: [{name: a}]}", "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a'")]
    [TestCase("{}", "{containers: [{name: c, image: 'app:1'}, {name: d, image: i}]}", "spec.containers: Forbidden: pod updates may not add or remove containers")]
    [TestCase("{}", "{containers: [{name: c, image: 'app:2', imagePullPolicy: IfNotPresent}]}", "")]
    public void Takes_only_few_changes(string old, string now, string faults) => PodText.Faults(PodText.WithSpec(now), PodText.WithSpec(old)).Should().Be(faults);

    [TestCase("{}", "{nodeSelector: {a: b}}", "")]
    [TestCase("{nodeSelector: {a: b}}", "{nodeSelector: {a: c}}", "spec.nodeSelector: Invalid value: {\"a\":\"c\"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)")]
    [TestCase("{}", "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}}", "")]
    public void May_be_narrowed_down_while_a_gate_keeps_it_from_being_scheduled(string old, string now, string faults) =>
        PodText.Faults(WithGate(now), WithGate(old)).Should().Be(faults);

    [Test]
    public void Is_refused_with_the_difference_as_Kubernetes_sees_it()
    {
        var faults = PodText.Faults(PodText.WithSpec("{hostname: b}"), PodText.WithSpec("{hostname: a}"));

        faults.Should().StartWith("spec: " + Changeable);
        faults.Should().Contain("\n- \"Hostname\": \"a\",\n+ \"Hostname\": \"b\",\n");
    }

    [Test]
    public void Counts_generations_of_the_specification_only()
    {
        var old = PodText.Prepared(PodText.WithSpec("{}"));

        PodText.Strategy.IsNewGeneration(old with { Spec = old.Spec with { ActiveDeadlineSeconds = 5 } }, old).Should().BeTrue();
        PodText.Strategy.IsNewGeneration(old with { Metadata = old.Metadata with { Labels = PodText.WithSpec("{}", "{labels: {a: b}}").Metadata.Labels } }, old).Should().BeFalse();
    }

    private static Pod WithGate(string spec) => PodText.WithSpec("{schedulingGates: [{name: g}], " + spec[1..]);
}
