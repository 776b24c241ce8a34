using ClusterSim.Storage;

namespace ClusterSim.Tests.Storage;

public sealed class TimeToLiveTests : StoreFixture
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Test]
    public void Deletes_what_was_not_written_for_an_hour_in_one_sweep()
    {
        _ = new TimeToLive(Loop, Store, Pods, Hour);
        Create(Pod("a"));
        Loop.Run(TimeSpan.FromSeconds(30));
        Create(Pod("b"));
        Loop.Run(TimeSpan.FromMinutes(10));
        Create(Pod("c"));
        Loop.Run(Hour - TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(30));
        Store.Count(Pods).Should().Be(3, "none is older than an hour");

        var revision = Store.Revision;
        Loop.Run(TimeToLive.Sweep);

        Store.List(Pods).Select(pod => pod.Metadata.Name).Should().Equal("c");
        Store.Revision.Should().Be(revision + 2);
    }

    [Test]
    public void Counts_from_the_last_write()
    {
        _ = new TimeToLive(Loop, Store, Pods, Hour);
        Create(Pod("a"));
        Loop.Run(TimeSpan.FromMinutes(50));
        Update(Pod("a"));
        Loop.Run(TimeSpan.FromMinutes(50));
        Store.Count(Pods).Should().Be(1);

        Loop.Run(TimeSpan.FromMinutes(12));

        Store.Count(Pods).Should().Be(0);
    }

    [Test]
    public void Keeps_nothing_in_the_queue_when_there_is_nothing_to_expire()
    {
        _ = new TimeToLive(Loop, Store, Pods, Hour);
        Store.Create(Nodes, new ClusterSim.Api.Core.Node { Metadata = new() { Name = "n" } });
        Deliver();
        Loop.PendingEvents.Should().Be(0);

        Create(Pod("a"));
        Loop.Run(Hour + TimeToLive.Sweep);

        Loop.PendingEvents.Should().Be(0);
    }
}
