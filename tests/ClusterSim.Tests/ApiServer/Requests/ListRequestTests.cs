using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class ListRequestTests : RequestFixture
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Expired = "410 The resourceVersion for the provided list is too old.";

    [Test]
    public void Is_as_it_was_at_a_revision_when_that_is_asked_for_exactly()
    {
        var then = Server.Create(Admin, ConfigMap("a")).Metadata.ResourceVersion;
        Server.Create(Admin, ConfigMap("b"));

        var list = Do("GET", Maps + $"?resourceVersion={then}&resourceVersionMatch=Exact");

        Names(list).Should().Equal("a");
        list.At("metadata", "resourceVersion")!.AsText.Should().Be(then);
    }

    [Test]
    public void Is_as_it_was_at_a_revision_when_it_has_a_limit_and_nothing_else_is_said()
    {
        var then = Server.Create(Admin, ConfigMap("a")).Metadata.ResourceVersion;
        Server.Create(Admin, ConfigMap("b"));

        Names(Do("GET", Maps + $"?resourceVersion={then}&limit=5")).Should().Equal("a");
        Names(Do("GET", Maps + $"?resourceVersion={then}&limit=5&resourceVersionMatch=NotOlderThan")).Should().Equal("a", "b");
        Names(Do("GET", Maps + $"?resourceVersion={then}")).Should().Equal("a", "b");
    }

    [Test]
    public void Has_no_pages_when_any_revision_will_do()
    {
        Create("a", "b");

        Names(Do("GET", Maps + "?resourceVersion=0&limit=1")).Should().Equal("a", "b");
    }

    [TestCase("resourceVersion=99", "504 Timeout: Too large resource version: 99, current: 3")]
    [TestCase("resourceVersion=99&resourceVersionMatch=Exact", "504 Timeout: Too large resource version: 99, current: 3")]
    [TestCase("resourceVersion=x", "500 resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax")]
    [TestCase("resourceVersionMatch=Exact", "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided")]
    [TestCase("resourceVersion=0&resourceVersionMatch=Exact", "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"")]
    [TestCase("sendInitialEvents=true", "422 ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list")]
    [TestCase("fieldSelector=data.a=b", "400 \"data.a\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"")]
    [TestCase("limit=many", "400 strconv.ParseInt: parsing \"many\": invalid syntax")]
    public void Is_refused(string query, string outcome) => Outcome(Send("GET", Maps + "?" + query)).Should().Be(outcome);

    [Test]
    public void Is_refused_at_a_revision_that_is_forgotten()
    {
        Create("a");
        Loop.Run(TimeSpan.FromMinutes(6));
        Create("b");

        Outcome(Send("GET", Maps + "?resourceVersion=1&resourceVersionMatch=Exact")).Should().Be(Expired);
    }

    [Test]
    public void Goes_on_in_pages_however_much_is_written_meanwhile()
    {
        Create("a", "b", "c", "d", "e");

        List<string?> names = [];
        for (var next = ""; ;)
        {
            var page = Do("GET", Maps + "?limit=2" + next);
            names.AddRange(Names(page));
            Server.Delete<ConfigMap>(Admin, Key(Names(page)[^1]!));
            Server.Create(Admin, ConfigMap("d-" + names.Count));
            if (page.At("metadata", "continue")?.AsText is not { } token)
                break;
            next = "&continue=" + token;
        }

        names.Should().Equal("a", "b", "c", "d", "e");
    }

    [Test]
    public void Does_not_look_beyond_a_full_page_whether_anything_there_matches()
    {
        Create("a", "b", "c");

        var page = Do("GET", Maps + "?limit=1&fieldSelector=metadata.name%3Da");
        var rest = Do("GET", Maps + "?limit=1&fieldSelector=metadata.name%3Da&continue=" + page.At("metadata", "continue")!.AsText);

        page.At("metadata", "remainingItemCount").Should().BeNull("nobody counts what does not match");
        Names(rest).Should().BeEmpty();
        rest.At("metadata", "continue").Should().BeNull();
    }

    [Test]
    public void Goes_on_with_what_there_is_now_when_the_first_page_is_forgotten_and_the_client_takes_that_token()
    {
        Create("a", "b", "c");
        var token = Do("GET", Maps + "?limit=1").At("metadata", "continue")!.AsText;
        Create("bb");
        Loop.Run(TimeSpan.FromMinutes(6));
        Create("d");

        var refusal = Send("GET", Maps + "?limit=1&continue=" + token);
        var other = JsonText.Parse(refusal.Body.Span).At("metadata", "continue")!.AsText;
        var rest = Do("GET", Maps + "?limit=5&continue=" + other);

        Outcome(refusal).Should().StartWith("410 The provided continue parameter is too old to display a consistent list result.").And.EndWith("may show up in the list.");
        Names(rest).Should().Equal("b", "bb", "c", "d");
        rest.At("metadata", "resourceVersion")!.AsText.Should().Be(Server.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Outcome(Send("GET", Maps + "?continue=" + token)).Should().Be(Expired, "without a limit nobody offers to go on");
    }

    [Test]
    public void Says_what_is_wrong_with_a_token_before_it_minds_a_revision()
    {
        Create("a", "b");
        var token = Do("GET", Maps + "?limit=1").At("metadata", "continue")!.AsText;

        Outcome(Send("GET", Maps + "?limit=1&resourceVersion=2&continue=" + token)).Should().Be("400 specifying resource version is not allowed when using continue");
        Outcome(Send("GET", Maps + "?limit=1&resourceVersion=2&continue=e30")).Should()
            .Be("400 invalid continue token: continue key is not valid: server does not recognize this encoded version \"\"");
    }

    [TestCase("""{"v":"meta.k8s.io/v1","rv":5,"start":"../x"}""")]
    [TestCase("""{"v":"meta.k8s.io/v1","rv":5,"start":"a//b"}""")]
    public void Trusts_no_token_that_leads_out_of_the_list(string token)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(token)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        Outcome(Send("GET", Maps + "?limit=1&continue=" + encoded)).Should().StartWith("400 invalid continue token: continue key is not valid: ");
    }

    private void Create(params string[] names)
    {
        foreach (var name in names)
            Server.Create(Admin, ConfigMap(name));
    }

    private static List<string?> Names(JsonValue list) => [.. ((JsonArray)list["items"]!).Items.Select(item => item.At("metadata", "name")!.AsText)];
}
