using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer.Apply;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Apply;

/// <summary>What holds for any configurations, whoever applies them in whatever order.</summary>
public sealed class ApplyPropertyTests : ApplyFixture
{
    private static readonly string[] Managers = ["one", "two", "three"];

    [Test]
    public void Applying_again_changes_nothing([Range(1, 25)] int seed)
    {
        var random = new Random(seed);
        foreach (var (manager, config) in Configurations(random, 6))
            if (Apply(Deployments + "/d", manager, config, force: true).StatusCode < 300)
                Applied(Deployments + "/d", manager, config).Should().Be(Get(Deployments + "/d"));
    }

    [Test]
    public void After_a_forced_apply_the_object_has_what_was_applied_and_the_applier_owns_it([Range(1, 25)] int seed)
    {
        foreach (var (manager, config) in Configurations(new Random(seed), 6))
        {
            var response = Apply(Deployments + "/d", manager, config, force: true);
            if (response.StatusCode >= 300)
                continue;
            var obj = JsonText.Parse(response.Body.Span);
            var type = RecordTypes.Of(typeof(ClusterSim.Api.Apps.Deployment));
            TypedComparison.Of(TypedMerge.Merge(obj, Parse(config), type)!, obj, type).Modified.IsEmpty.Should().BeTrue();
            OwnedBy(manager, obj).Should().Be(OwnershipUpdate.Strip(FieldsOf.Value(Parse(config), type)));
        }
    }

    [Test]
    public void Nobody_owns_a_value_that_two_would_have_differently([Range(1, 25)] int seed)
    {
        foreach (var (manager, config) in Configurations(new Random(seed), 8))
        {
            var before = Owned();
            var response = Apply(Deployments + "/d", manager, config);
            if (response.StatusCode == 409)
                Owned().Should().Equal(before, "a conflict changes nothing");
        }
    }

    [Test]
    public void Taking_back_everything_leaves_only_what_others_own([Range(1, 15)] int seed)
    {
        var configurations = Configurations(new Random(seed), 5).ToList();
        Applied(Deployments + "/d", "base", Deployment([("main", null)], 1));
        foreach (var (manager, config) in configurations)
            Apply(Deployments + "/d", manager, config, force: true);
        foreach (var manager in Managers)
            Applied(Deployments + "/d", manager, """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"}}""");

        var names = ((JsonArray)Get(Deployments + "/d").At("spec", "template", "spec", "containers")!).Items.Select(container => container["name"]!.AsText);

        Owned().Should().OnlyContain(owner => owner.StartsWith("base", StringComparison.Ordinal));
        names.Should().BeSubsetOf(["main"]);
    }

    private string[] Owned() => Send("GET", Deployments + "/d") is { StatusCode: 200 } response ? Owners(JsonText.Parse(response.Body.Span)) : [];

    private static FieldSet OwnedBy(string manager, JsonValue obj) =>
        FieldsV1.Read(((JsonArray)obj.At("metadata", "managedFields")!).Items.Single(entry => entry["manager"]!.AsText == manager)["fieldsV1"]);

    private static IEnumerable<(string Manager, string Config)> Configurations(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var containers = ((string[])["a", "b", "c"]).Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()).Select(name => (name, random.Next(2) == 0 ? "V" + random.Next(2) : null)).ToList();
            yield return (Managers[random.Next(Managers.Length)], Deployment([.. containers, ("main", null)], random.Next(3)));
        }
    }

    private static string Deployment(IEnumerable<(string Name, string? Env)> containers, int replicas) => $$$$"""
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":{{{{replicas}}}},"selector":{"matchLabels":{"app":"d"}},
        "template":{"metadata":{"labels":{"app":"d"}},"spec":{"containers":[{{{{string.Join(',', containers.Select(Container))}}}}] } } } }
        """;

    private static string Container((string Name, string? Env) container) =>
        $$"""{"name":"{{container.Name}}","image":"i"{{(container.Env is null ? "" : $$""","env":[{"name":"{{container.Env}}","value":"x"}]""")}}}""";

    private static JsonValue Parse(string json) => JsonText.Parse(Encoding.UTF8.GetBytes(json));
}
