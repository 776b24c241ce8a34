using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;

namespace ClusterSim.Tests.ApiServer.Apply;

public sealed class ManagedFieldsTests : ApplyFixture
{
    private const string Target = ConfigMaps + "/m";

    [Test]
    public void Name_the_agent_of_a_request_that_does_not_say_who_it_is()
    {
        Server.Handle(new()
        {
            Method = "POST",
            Target = ConfigMaps,
            Headers = [new("Content-Type", Json), new("User-Agent", "my-tool/v1.2 (linux/amd64)")],
            Body = System.Text.Encoding.UTF8.GetBytes(ConfigMapWith("{\"a\":\"1\"}")),
            Caller = Admin,
        });

        Owners(Get(Target)).Should().Equal("""my-tool Update: {"f:data":{".":{},"f:a":{}}}""");
    }

    [Test]
    public void Name_the_caller_of_a_typed_write_up_to_the_first_slash()
    {
        Server.Create(new("kubelet/node-1"), ConfigMap("m") with { Data = [new("a", "1")] });

        var stored = Server.Find<ConfigMap>(Key("m"))!;
        stored.Metadata.ManagedFields.Should().ContainSingle().Which.Manager.Should().Be("kubelet");
    }

    [Test]
    public void Follow_what_typed_writes_change()
    {
        var made = Server.Create(new("maker"), ConfigMap("m") with { Data = [new("a", "1"), new("b", "1")] });
        Server.Update(new("changer"), made with { Data = [new("a", "2"), new("b", "1"), new("c", "1")] });
        Server.Update(new("remover"), Server.Find<ConfigMap>(Key("m"))! with { Data = [new("a", "2"), new("c", "1")] });

        Owners(Get(Target)).Should().Equal("""changer Update: {"f:data":{"f:a":{},"f:c":{}}}""", """maker Update: {"f:data":{}}""");
    }

    [Test]
    public void Are_no_part_of_what_an_object_says()
    {
        var one = Server.Create(new("one"), ConfigMap("m"));
        var stranger = one with { Metadata = one.Metadata with { ManagedFields = [new() { Manager = "x" }] } };

        stranger.Should().Be(one);
    }

    [Test]
    public void Tell_a_status_written_apart_from_the_object()
    {
        var deployment = Server.Create(Admin, new Deployment
        {
            Metadata = new() { Name = "d", Namespace = "default" },
            Spec = new()
            {
                Selector = LabelSelectorFor("d"),
                Template = new() { Metadata = new() { Labels = [new("app", "d")] }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } },
            },
        });
        Server.UpdateStatus(new("controller"), deployment with { Status = new() { Replicas = 1 } });

        Owners(Get(Deployments + "/d")).Should().Contain("""controller Update/status: {"f:status":{"f:replicas":{}}}""");
    }

    [Test]
    public void Are_forgotten_when_a_client_says_so()
    {
        foreach (var nothing in (string[])["[]", "[{}]"])
        {
            Applied(Target, "one", ConfigMapWith("""{"a":"1"}"""));

            var obj = Do("PATCH", Target, $$$$"""{"metadata":{"managedFields":{{{{nothing}}}} } }""", MergePatch);

            Owners(obj).Should().BeEmpty();
            Owners(Get(Target)).Should().BeEmpty();
            Do("DELETE", Target);
        }
    }

    [Test]
    public void Stay_forgotten_until_somebody_applies_and_then_begin_with_what_was_before()
    {
        Do("POST", ConfigMaps, ConfigMapWith("""{"a":"1"}"""));
        Do("PATCH", Target, """[{"op":"replace","path":"/metadata/managedFields","value":[{}]}]""", JsonPatch);
        Owners(Do("PATCH", Target, """{"data":{"b":"1"}}""", MergePatch)).Should().BeEmpty();

        Owners(Applied(Target, "one", ConfigMapWith("""{"c":"1"}"""))).Should().Equal(
            """one Apply: {"f:data":{"f:c":{}}}""",
            """before-first-apply Update: {"f:data":{".":{},"f:a":{},"f:b":{}}}""");
    }

    [Test]
    public void Are_what_a_client_states_that_knows_them()
    {
        Do("POST", ConfigMaps + "?fieldManager=old", ConfigMapWith("""{"a":"1"}"""));

        var obj = Do("PATCH", Target + "?fieldManager=x", """
            [{"op":"replace","path":"/metadata/managedFields","value":[{"manager":"new","operation":"Apply","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:a":{}}}}]}]
            """, JsonPatch);

        Owners(obj).Should().Equal("""new Apply: {"f:data":{"f:a":{}}}""");
    }

    [TestCase("""{"manager":"x","operation":"Nope","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{}}""")]
    [TestCase("""{"manager":"x","operation":"Update","fieldsType":"FieldsV1","fieldsV1":{}}""")]
    [TestCase("""{"manager":"x","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"nonsense":{}}}""")]
    public void Stay_as_they_are_when_a_client_states_nonsense(string entry)
    {
        Do("POST", ConfigMaps + "?fieldManager=old", ConfigMapWith("""{"a":"1"}"""));

        var obj = Do("PUT", Target, $$$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","managedFields":[{{{{entry}}}}]},"data":{"a":"1"}}""");

        Owners(obj).Should().Equal("""old Update: {"f:data":{".":{},"f:a":{}}}""");
    }

    [Test]
    public void Of_more_than_ten_updaters_put_the_oldest_together()
    {
        Do("POST", ConfigMaps + "?fieldManager=u00", ConfigMapWith("""{"k00":"1"}"""));
        for (var i = 1; i <= 12; i++)
        {
            Loop.Run(TimeSpan.FromSeconds(1));
            Do("PATCH", $"{Target}?fieldManager=u{i:00}", $$$"""{"data":{"k{{{i:00}}}":"1"}}""", MergePatch);
        }

        var owners = Owners(Get(Target));

        owners.Should().HaveCount(10).And.Contain("""ancient-changes Update: {"f:data":{".":{},"f:k00":{},"f:k01":{},"f:k02":{},"f:k03":{}}}""");
    }

    [Test]
    public void Do_not_change_by_binding_a_Pod()
    {
        Server.Create(new("maker"), Pod("p"));
        var before = Owners(Get("/api/v1/namespaces/default/pods/p"));

        Server.Bind(new("scheduler"), Key("p"), new Binding { Metadata = new() { Name = "p" }, Target = new() { Kind = "Node", Name = "n" } });

        Owners(Get("/api/v1/namespaces/default/pods/p")).Should().Equal(before);
    }

    [Test]
    public void Come_with_lists_watches_and_metadata_alone()
    {
        Do("POST", ConfigMaps + "?fieldManager=old", ConfigMapWith("""{"a":"1"}"""));

        Owners(((JsonArray)Get(ConfigMaps)["items"]!).Items[0]).Should().HaveCount(1);
    }

    [Test]
    public void Are_the_same_whether_looked_at_after_each_write_or_only_in_the_end()
    {
        var lookedAt = WriteMuch("looked", looks: true);
        var notLookedAt = WriteMuch("left", looks: false);

        notLookedAt.Should().Equal(lookedAt);
    }

    [Test]
    public void Are_the_same_when_one_writes_again_and_again_to_and_fro([Range(1, 30)] int seed)
    {
        var lookedAt = WriteStatuses("looked", new(seed), looks: true);
        var notLookedAt = WriteStatuses("left", new(seed), looks: false);

        notLookedAt.Should().Equal(lookedAt);
    }

    // With times, which tell who wrote last.
    private string[] WriteStatuses(string name, Random random, bool looks)
    {
        var writers = ((string[])["kubelet", "kubelet", "kubelet", "other"]).Select(writer => new Caller(writer)).ToArray();
        Server.Create(new("maker"), Pod(name));
        for (var i = 0; i < 12; i++)
        {
            Loop.Run(TimeSpan.FromSeconds(1));
            var current = Server.Find<Pod>(Key(name))!;
            Server.UpdateStatus(writers[random.Next(writers.Length)], current with { Status = AnyStatus(random, current.Status) });
            if (looks)
                _ = Server.Find<Pod>(Key(name))!.Metadata.ManagedFields.Count;
        }
        var start = Server.Find<Pod>(Key(name))!.Metadata.CreationTimestamp!.Value;
        return [.. Server.Find<Pod>(Key(name))!.Metadata.ManagedFields.Select(entry => $"{entry.Manager} {entry.Time!.Value - start} {entry.FieldsV1}")];
    }

    private static PodStatus AnyStatus(Random random, PodStatus status)
    {
        if (random.Next(3) == 0)
            status = status with { Message = random.Next(3) == 0 ? null : $"m{random.Next(2)}" };
        if (random.Next(3) == 0)
            status = status with { StartTime = random.Next(2) == 0 ? null : new DateTimeOffset(2026, 1, 1, 0, 0, random.Next(2), TimeSpan.Zero) };
        string[] types = ["Ready", "Initialized", "PodScheduled"];
        var conditions = types.Take(random.Next(types.Length + 1)).Select(type => new PodCondition { Type = type, Status = random.Next(2) == 0 ? "True" : "False", Reason = random.Next(2) == 0 ? null : "R" });
        return random.Next(2) == 0 ? status with { Conditions = [.. conditions] } : status;
    }

    private string[] WriteMuch(string name, bool looks)
    {
        Server.Create(new("maker"), ConfigMap(name));
        for (var i = 0; i < 40; i++)
        {
            var current = Server.Find<ConfigMap>(Key(name))!;
            Server.Update(new($"writer-{i % 4}"), current with { Data = current.Data.Set($"k{i % 7}", $"{i % 3}") });
            if (looks)
                _ = Server.Find<ConfigMap>(Key(name))!.Metadata.ManagedFields.Count;
        }
        return Owners(Get($"{ConfigMaps}/{name}"));
    }

    private static ClusterSim.Api.Meta.LabelSelector LabelSelectorFor(string app) => new() { MatchLabels = [new("app", app)] };
}
