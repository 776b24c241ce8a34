using System.Text;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class PrettyRequestTests : RequestFixture
{
    private const string Map = "/api/v1/namespaces/default/configmaps/m";

    [TestCase("curl/8.5", "", Json, true)]
    [TestCase("Wget/1.2", "", Json, true)]
    [TestCase("Mozilla/5.0 (X11)", "", "*/*", true)]
    [TestCase("kubectl/v1.36.0", "", Json, false)]
    [TestCase("kubectl/v1.36.0", "?pretty=true", Json, true)]
    [TestCase("curl/8.5", "?pretty=false", Json, false)]
    [TestCase("kubectl/v1.36.0", "", "application/json;pretty=1", true)]
    public void Gives_people_lines_to_read(string agent, string query, string accept, bool inLines)
    {
        Server.Create(Admin, ConfigMap("m"));

        Text(Map + query, agent, accept).StartsWith("{\n  \"kind\": \"ConfigMap\",", StringComparison.Ordinal).Should().Be(inLines);
        Text("/api/v1/namespaces/default/configmaps/none" + query, agent, accept).StartsWith("{\n  \"kind\": \"Status\",", StringComparison.Ordinal).Should().Be(inLines);
    }

    [Test]
    public void Ends_what_programs_read_with_the_end_of_the_line()
    {
        Server.Create(Admin, ConfigMap("m"));

        Text(Map, "kubectl/v1.36.0", Json).Should().EndWith("}\n");
    }

    [Test]
    public void Never_breaks_the_lines_of_a_watch()
    {
        Server.Create(Admin, ConfigMap("m"));
        List<string> pieces = [];

        Server.Handle(new() { Method = "GET", Target = "/api/v1/namespaces/default/configmaps?watch=1&pretty=true", Headers = [new("User-Agent", "curl/8.5")], Caller = Admin })
            .Stream!.Subscribe(piece => pieces.Add(Encoding.UTF8.GetString(piece.Span)));

        pieces.Should().ContainSingle().Which.TrimEnd('\n').Should().NotContain("\n");
    }

    private string Text(string target, string agent, string accept) => Encoding.UTF8.GetString(Server.Handle(new()
    {
        Method = "GET",
        Target = target,
        Headers = [new("User-Agent", agent), new("Accept", accept)],
        Caller = Admin,
    }).Body.Span);
}
