using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;

namespace ClusterSim.Tests.Api;

public sealed class PodExtensionsTests
{
    private static readonly DateTimeOffset Ready = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReplicaSet Owner = new() { Metadata = new() { Name = "web", Namespace = "prod", Uid = "uid-1" } };

    [TestCase("Running", false, ExpectedResult = "active")]
    [TestCase(null, false, ExpectedResult = "active")]
    [TestCase("Running", true, ExpectedResult = "terminating")]
    [TestCase("Succeeded", false, ExpectedResult = "terminal")]
    [TestCase("Failed", true, ExpectedResult = "terminal")]
    public string Is_active_terminating_or_terminal(string? phase, bool deleted)
    {
        var pod = new Pod { Metadata = new() { DeletionTimestamp = deleted ? Ready : null }, Status = new() { Phase = phase } };

        return string.Join(" ", new[] { ("active", pod.IsActive), ("terminating", pod.IsTerminating), ("terminal", pod.IsTerminal) }.Where(state => state.Item2).Select(state => state.Item1));
    }

    [TestCase("True", 0, 0, ExpectedResult = true)]
    [TestCase("True", 10, 9.999, ExpectedResult = false)]
    [TestCase("True", 10, 10, ExpectedResult = true)]
    [TestCase("False", 0, 100, ExpectedResult = false)]
    public bool Is_available_once_it_was_ready_for_long_enough(string status, int minReadySeconds, double secondsLater) =>
        new Pod { Status = new() { Conditions = [new() { Type = "Ready", Status = status, LastTransitionTime = Ready }] } }
            .IsAvailable(minReadySeconds, Ready.AddSeconds(secondsLater));

    [Test]
    public void Is_made_from_a_template_for_its_owner()
    {
        var template = new PodTemplateSpec
        {
            Metadata = new() { Labels = [new("app", "web")], Annotations = [new("a", "b")], Finalizers = ["x/y"] },
            Spec = new() { Containers = [new() { Name = "c", Image = "nginx" }] },
        };

        var pod = Pod.FromTemplate(template, Owner);

        pod.Metadata.Should().Be(new ObjectMeta
        {
            GenerateName = "web-",
            Namespace = "prod",
            Labels = [new("app", "web")],
            Annotations = [new("a", "b")],
            Finalizers = ["x/y"],
            OwnerReferences = [new() { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = "web", Uid = "uid-1", Controller = true, BlockOwnerDeletion = true }],
        });
        pod.Spec.Should().BeSameAs(template.Spec);
        pod.IsControlledBy(Owner).Should().BeTrue();
        pod.IsControlledBy(Owner with { Metadata = Owner.Metadata with { Uid = "uid-2" } }).Should().BeFalse();
    }
}
