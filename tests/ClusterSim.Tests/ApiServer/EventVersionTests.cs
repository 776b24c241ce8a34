using ClusterSim.Api;
using CoreEvent = ClusterSim.Api.Core.Event;
using NewEvent = ClusterSim.Api.Events.Event;

namespace ClusterSim.Tests.ApiServer;

public sealed class EventVersionTests : ApiServerFixture
{
    [Test]
    public void Shows_an_event_in_both_groups_whichever_it_was_written_through()
    {
        Server.Create(Admin, Scheduled("new"));
        Server.Create(Admin, new CoreEvent { Metadata = new() { Name = "core", Namespace = "default" }, InvolvedObject = new() { Namespace = "default" }, Message = "Pulled" });

        Server.List<CoreEvent>().Select(shown => shown.Message).Should().Equal("Pulled", "Assigned");
        Server.List<NewEvent>().Select(shown => shown.Note).Should().Equal("Pulled", "Assigned");
        Server.Find<CoreEvent>(Key("new"))!.ReportingComponent.Should().Be("default-scheduler");
    }

    [Test]
    public void Delivers_it_to_watchers_of_both_groups()
    {
        List<string?> seen = [];
        Server.Watch<CoreEvent>().Subscribe(change => seen.Add("core " + change.Object.Message));
        Server.Watch<NewEvent>().Subscribe(change => seen.Add("new " + change.Object.Note));

        Server.Create(Admin, Scheduled("e"));
        Loop.Run(TimeSpan.Zero);

        seen.Should().Equal("core Assigned", "new Assigned");
    }

    [Test]
    public void Forgets_it_an_hour_after_it_was_last_written()
    {
        Server.Create(Admin, Scheduled("e"));

        Loop.Run(TimeSpan.FromMinutes(59));
        var before = Server.List<CoreEvent>().Count;
        Loop.Run(TimeSpan.FromMinutes(3));

        before.Should().Be(1);
        Server.List<CoreEvent>().Should().BeEmpty();
    }

    private NewEvent Scheduled(string name) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        EventTime = Loop.Now,
        ReportingController = "default-scheduler",
        ReportingInstance = "default-scheduler-host",
        Action = "Binding",
        Reason = "Scheduled",
        Regarding = new() { Kind = "Pod", Namespace = "default", Name = "p" },
        Note = "Assigned",
        Type = "Normal",
    };
}
