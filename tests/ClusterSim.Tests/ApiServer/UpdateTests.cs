using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer;

public sealed class UpdateTests : ApiServerFixture
{
    [Test]
    public void Refuses_to_overwrite_a_change_it_has_not_seen()
    {
        var seen = Server.Create(Admin, ConfigMap("m"));
        Server.Update(Admin, seen with { Data = [new("a", "1")] });

        var refusal = Refusal(() => Server.Update(Admin, seen with { Data = [new("a", "2")] }));

        refusal.Status.Should().BeEquivalentTo(new
        {
            Code = 409,
            Reason = "Conflict",
            Message = "Operation cannot be fulfilled on configmaps \"m\": the object has been modified; please apply your changes to the latest version and try again",
        });
    }

    [Test]
    public void Writes_nothing_when_nothing_changes()
    {
        var created = Server.Create(Admin, ConfigMap("m") with { Data = [new("a", "1")] });
        var revision = Server.Revision;

        var updated = Server.Update(Admin, ConfigMap("m") with { Data = [new("a", "1")] });

        updated.Should().BeSameAs(created);
        Server.Revision.Should().Be(revision);
    }

    [Test]
    public void Keeps_who_the_object_is()
    {
        var created = Server.Create(Admin, ConfigMap("m"));
        Loop.Run(TimeSpan.FromMinutes(1));

        var updated = Server.Update(Admin, ConfigMap("m") with { Data = [new("a", "1")] });

        updated.Metadata.Uid.Should().Be(created.Metadata.Uid);
        updated.Metadata.CreationTimestamp.Should().Be(created.Metadata.CreationTimestamp);
    }

    [Test]
    public void Says_that_there_is_nothing_to_update()
    {
        var refusal = Refusal(() => Server.Update(Admin, ConfigMap("m")));

        refusal.Status.Should().BeEquivalentTo(new { Code = 404, Message = "configmaps \"m\" not found" });
    }
}
