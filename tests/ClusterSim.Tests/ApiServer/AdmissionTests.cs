using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Admission;

namespace ClusterSim.Tests.ApiServer;

public sealed class AdmissionTests : ApiServerFixture
{
    private readonly List<string> _seen = [];

    private protected override ApiServerOptions Options => new()
    {
        AdmissionPlugins =
        [
            AdmissionPlugin.Mutating("Marks", request => request.Object is ConfigMap map ? map with { Data = map.Data.Set("seen-by", request.Caller.Name) } : null),
            AdmissionPlugin.Validating("Refuses", request =>
            {
                _seen.Add($"{request.Operation} {request.Resource.Plural} {request.ObjectName}");
                if (request.Object is ConfigMap { Data: var data } && data.ContainsKey("secret"))
                    throw request.Deny("secrets belong into Secrets");
            }),
        ],
    };

    [Test]
    public void May_change_what_is_written()
    {
        var created = Server.Create(Admin, ConfigMap("m"));

        created.Data.Should().Equal([new KeyValuePair<string, string>("seen-by", "admin")]);
    }

    [Test]
    public void May_refuse_a_write()
    {
        var refusal = Refusal(() => Server.Create(Admin, ConfigMap("m") with { Data = [new("secret", "1")] }));

        refusal.Status.Should().BeEquivalentTo(new { Code = 403, Reason = "Forbidden", Message = "configmaps \"m\" is forbidden: secrets belong into Secrets" });
        Server.Find<ConfigMap>(Key("m")).Should().BeNull();
    }

    [Test]
    public void Sees_every_write()
    {
        _seen.Clear();

        var created = Server.Create(Admin, ConfigMap("m"));
        Server.Update(Admin, created with { Data = [new("a", "1")] });
        Server.Delete<ConfigMap>(Admin, Key("m"));

        _seen.Should().Equal("Create configmaps m", "Update configmaps m", "Delete configmaps m");
    }
}
