using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodPartTests
{
    [Test]
    public void Adds_a_debug_container_and_nothing_else()
    {
        var old = PodText.Prepared(PodText.WithSpec("{}"));
        var now = PodText.WithSpec("{ephemeralContainers: [{name: e, image: debug}], activeDeadlineSeconds: 5}", "{labels: {a: b}}");

        var (pod, faults) = Change("ephemeralcontainers", now, old);

        faults.Should().BeEmpty();
        pod.Spec.EphemeralContainers.Should().ContainSingle().Which.Image.Should().Be("debug");
        pod.Spec.ActiveDeadlineSeconds.Should().BeNull();
        pod.Metadata.Labels.Should().BeEmpty();
        pod.Metadata.Generation.Should().Be(old.Metadata.Generation + 1);
    }

    [TestCase("{ephemeralContainers: []}", "spec.ephemeralContainers: Forbidden: existing ephemeral containers \"e\" may not be removed\n")]
    [TestCase("{ephemeralContainers: [{name: e, image: debug}, {name: c, image: debug}]}", "spec.ephemeralContainers[1].name: Duplicate value: \"c\"")]
    [TestCase("{ephemeralContainers: [{name: e, image: debug}, {name: f, image: debug, targetContainerName: x}]}", "spec.ephemeralContainers[1].targetContainerName: Not found: \"x\"")]
    [TestCase("{ephemeralContainers: [{name: e, image: debug}, {name: f, image: debug, ports: [{containerPort: 1}], livenessProbe: {tcpSocket: {port: 1}}}]}", "spec.ephemeralContainers[1].ports: Forbidden: cannot be set for an Ephemeral Container\nspec.ephemeralContainers[1].livenessProbe: Forbidden: cannot be set for an Ephemeral Container")]
    public void Keeps_debug_containers_as_they_are(string spec, string expected)
    {
        var old = PodText.Prepared(PodText.WithSpec("{}"));
        old = Change("ephemeralcontainers", PodText.WithSpec("{ephemeralContainers: [{name: e, image: debug}]}"), old).Pod;

        var (_, faults) = Change("ephemeralcontainers", PodText.WithSpec(spec), old);

        faults.Should().Be(expected);
    }

    [TestCase("{resources: {requests: {cpu: 2, memory: 1Gi}}}", "")]
    [TestCase("{image: 'app:2', resources: {requests: {cpu: 1, memory: 1Gi}}}", "")]
    [TestCase("{resources: {requests: {cpu: 1}}}", "spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed")]
    [TestCase("{resources: {limits: {cpu: 1, memory: 1Gi}}}", "spec: Invalid value: \"Burstable\": Pod QOS Class may not change as a result of resizing")]
    [TestCase("{resources: {requests: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}}}", "spec: Forbidden: only cpu and memory resources are mutable")]
    public void Resizes_processor_and_memory_within_the_class_of_the_Pod(string container, string expected)
    {
        var old = PodText.Prepared(PodText.WithContainer("{resources: {requests: {cpu: 1, memory: 1Gi}}}"));

        var (pod, faults) = Change("resize", PodText.WithContainer(container), old);

        faults.Should().Be(expected);
        pod.Spec.Containers[0].Image.Should().Be("app:1");
    }

    [TestCase("ephemeralcontainers", ": Forbidden: static pods do not support ephemeral containers")]
    [TestCase("resize", ": Forbidden: static pods cannot be resized")]
    public void Leaves_static_Pods_alone(string part, string expected)
    {
        var old = PodText.Prepared(PodText.WithSpec("{nodeName: node}", "{annotations: {kubernetes.io/config.mirror: x}}"));

        var (_, faults) = Change(part, old, old);

        faults.Should().Be(expected);
    }

    private static (Pod Pod, string Faults) Change(string part, Pod now, Pod old)
    {
        var rules = PodText.Strategy.RulesFor(part)!;
        var pod = (Pod)rules.Prepare(PodText.Strategy, PodText.Strategy.Default(now), old);
        return (pod, PodText.Say(errors => rules.Validate(PodText.Strategy, pod, old, errors)));
    }
}
