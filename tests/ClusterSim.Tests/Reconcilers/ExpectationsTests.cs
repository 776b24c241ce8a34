using ClusterSim.Api;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Reconcilers;

public sealed class ExpectationsTests
{
    private static readonly ObjectKey Key = new("default", "web");

    [Test]
    public void Are_satisfied_when_all_was_seen()
    {
        using var loop = new SimulationLoop(seed: 1, DateTimeOffset.UnixEpoch);
        var expectations = new Expectations(loop.Time);
        expectations.AreSatisfied(Key).Should().BeTrue();

        expectations.ExpectCreations(Key, 2);
        expectations.CreationObserved(Key);
        expectations.DeletionObserved(Key);
        expectations.AreSatisfied(Key).Should().BeFalse();
        expectations.CreationObserved(Key);

        expectations.AreSatisfied(Key).Should().BeTrue();
    }

    [Test]
    public void Are_given_up_after_five_minutes_or_when_forgotten()
    {
        using var loop = new SimulationLoop(seed: 1, DateTimeOffset.UnixEpoch);
        var expectations = new Expectations(loop.Time);
        expectations.ExpectDeletions(Key, 1);
        loop.Run(Expectations.Timeout);
        expectations.AreSatisfied(Key).Should().BeFalse();

        loop.Run(TimeSpan.FromSeconds(1));
        expectations.AreSatisfied(Key).Should().BeTrue();

        expectations.ExpectDeletions(Key, 1);
        expectations.Forget(Key);
        expectations.AreSatisfied(Key).Should().BeTrue();
    }
}
