using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Admission.Webhooks;

namespace ClusterSim.Tests.ApiServer.Admission.Webhooks;

public sealed class MutatingWebhookTests : WebhookFixture
{
    [Test]
    public void Changes_what_is_written()
    {
        Configure(mutates: true, "add");
        Answer("add", request => WebhookAnswer.Change(Add(request, "added", "yes")));

        Do("POST", ConfigMaps, ConfigMap("a", """{"k":"v"}"""));

        Server.Find<ConfigMap>(new("default", "a"))!.Data.Should().Equal(new KeyValuePair<string, string>("added", "yes"), new KeyValuePair<string, string>("k", "v"));
    }

    [Test]
    public void Comes_after_others_by_name_and_sees_what_they_did()
    {
        Configure(mutates: true, "a-first");
        Configure(mutates: true, "b-second");
        Answer("a-first", request => WebhookAnswer.Change(Add(request, "first", "1")));
        Answer("b-second", request => WebhookAnswer.Change(Add(request, "second", request.ObjectAs<ConfigMap>().Data.ContainsKey("first") ? "after" : "before")));

        Do("POST", ConfigMaps, ConfigMap("a"));

        Server.Find<ConfigMap>(new("default", "a"))!.Data["second"].Should().Be("after");
    }

    [TestCase("  reinvocationPolicy: IfNeeded", 2)]
    [TestCase("  reinvocationPolicy: Never", 1)]
    public void Is_asked_again_after_a_later_change_where_it_wants_that(string policy, int times)
    {
        Configure(mutates: true, "a-first", policy);
        Configure(mutates: true, "b-second");
        var asked = 0;
        Answer("a-first", _ =>
        {
            asked++;
            return WebhookAnswer.Allow;
        });
        Answer("b-second", request => WebhookAnswer.Change(Add(request, "second", "1")));

        Do("POST", ConfigMaps, ConfigMap("a"));

        asked.Should().Be(times);
    }

    [Test]
    public void May_leave_something_that_is_refused_as_any_other()
    {
        Configure(mutates: true, "break");
        Answer("break", request => WebhookAnswer.Change(Add(request, "not/a/key", "1")));

        Outcome(Send("POST", ConfigMaps, ConfigMap("a"))).Should().StartWith("422 ConfigMap \"a\" is invalid: data[not/a/key]");
    }

    [Test]
    public void Can_refuse_deletions_as_well()
    {
        Configure(mutates: true, "keep", operations: "[DELETE]");
        Answer("keep", _ => WebhookAnswer.Deny("stays"));
        Do("POST", ConfigMaps, ConfigMap("a"));

        Outcome(Send("DELETE", ConfigMaps + "/a")).Should().Be("403 admission webhook \"keep.example.com\" denied the request: stays");
    }

    private static ConfigMap Add(WebhookRequest request, string key, string value)
    {
        var map = request.ObjectAs<ConfigMap>();
        return map with { Data = map.Data.Set(key, value) };
    }
}
