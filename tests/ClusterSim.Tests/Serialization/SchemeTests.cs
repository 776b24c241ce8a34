using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class SchemeTests
{
    [Test]
    public void Serves_its_kinds_under_the_names_and_verbs_discovery_shows()
    {
        var differences = new List<string>();
        var found = 0;

        foreach (var row in ((JsonArray)RecordedFiles.Discovery()["resources"]!).Items.Cast<JsonArray>().Select(row => row.Items))
        {
            var (apiVersion, path, kind) = (row[0].AsText!, row[1].AsText!.Split('/'), row[2].AsText!);
            if (path.Length == 2)
            {
                if (path[1] is "status" or "scale" && Scheme.BuiltIn.All.FirstOrDefault(type => type.ApiVersion == apiVersion && type.Plural == path[0]) is { } parent
                    && !parent.Subresources.HasFlag(path[1] == "status" ? Subresources.Status : Subresources.Scale))
                    differences.Add($"{parent}/{path[1]} is missing");
                continue;
            }
            if (Scheme.BuiltIn.Find(apiVersion, kind) is not { } known)
                continue;
            found++;
            var expected = $"{path[0]} {row[3]} {row[4]} {row[5]}";
            JsonValue shortNames = known.ShortNames.Count == 0 ? JsonValue.Null : new JsonArray(known.ShortNames.Select(name => (JsonValue)name).ToValueList());
            var actual = $"{known.Plural} {(JsonValue)known.Namespaced} {shortNames} {new JsonArray(known.Verbs.Select(verb => (JsonValue)verb).ToValueList())}";
            if (expected != actual)
                differences.Add($"{known}: expected {expected}, is {actual}");
        }

        differences.Should().BeEmpty();
        found.Should().Be(Scheme.BuiltIn.All.Count);
    }

    [Test]
    public void Lists_its_kinds_in_the_order_of_discovery()
    {
        var recorded = ((JsonArray)RecordedFiles.Discovery()["resources"]!).Items.Cast<JsonArray>().Select(row => (ApiVersion: row.Items[0].AsText!, Plural: row.Items[1].AsText!));
        var mine = Scheme.BuiltIn.All.Select(type => (type.ApiVersion, type.Plural)).ToList();

        mine.Should().Equal(recorded.Where(mine.Contains));
    }

    [Test]
    public void Has_no_subresource_that_discovery_does_not_show()
    {
        var recorded = ((JsonArray)RecordedFiles.Discovery()["resources"]!).Items.Cast<JsonArray>().Select(row => row.Items[0].AsText + " " + row.Items[1].AsText).ToHashSet();

        Scheme.BuiltIn.All.Where(type => type.Subresources.HasFlag(Subresources.Status)).Should().OnlyContain(type => recorded.Contains($"{type.ApiVersion} {type.Plural}/status"));
        Scheme.BuiltIn.All.Where(type => type.Subresources.HasFlag(Subresources.Scale)).Should().OnlyContain(type => recorded.Contains($"{type.ApiVersion} {type.Plural}/scale"));
    }

    [TestCase("pods", "pods/v1")]
    [TestCase("po", "pods/v1")]
    [TestCase("Pod", "pods/v1")]
    [TestCase("deploy", "deployments.apps/v1")]
    [TestCase("deployment", "deployments.apps/v1")]
    [TestCase("deployments.apps", "deployments.apps/v1")]
    [TestCase("deployment.v1.apps", "deployments.apps/v1")]
    [TestCase("events", "events/v1")]
    [TestCase("events.events.k8s.io", "events.events.k8s.io/v1")]
    [TestCase("hpa", "horizontalpodautoscalers.autoscaling/v2")]
    public void Finds_a_kind_by_any_of_its_names(string name, string found) => Scheme.BuiltIn.FindByName(name)!.ToString().Should().Be(found);

    [TestCase("pod.apps")]
    [TestCase("poddy")]
    [TestCase("")]
    public void Finds_nothing_where_there_is_nothing(string name) => Scheme.BuiltIn.FindByName(name).Should().BeNull();

    [Test]
    public void Takes_on_a_type_of_ones_own_without_touching_other_schemes()
    {
        var scheme = new Scheme();

        var type = scheme.Register<Widget>();

        scheme.Find("example.com/v1", "Widget").Should().BeSameAs(type);
        scheme.FindByPlural("example.com", "v1", "widgets").Should().BeSameAs(type);
        scheme.FindByName("wd").Should().BeSameAs(type);
        scheme.Get<Widget>().Should().BeSameAs(type);
        scheme.All[^1].Should().BeSameAs(type);
        Scheme.BuiltIn.Find("example.com/v1", "Widget").Should().BeNull();
        new Scheme().Find("example.com/v1", "Widget").Should().BeNull();

        scheme.Unregister(type);
        scheme.FindByName("wd").Should().BeNull();
    }

    [Test]
    public void Refuses_changes_to_what_all_share() =>
        FluentActions.Invoking(() => Scheme.BuiltIn.Register<Widget>()).Should().Throw<InvalidOperationException>();

    [Test]
    public void Says_what_is_wrong_with_a_type_it_cannot_hold() =>
        FluentActions.Invoking(() => new Scheme().Register<Unwritable>()).Should().Throw<InvalidOperationException>().WithMessage("*Unwritable.Where is a Uri*");

    [Test]
    public void Reads_and_writes_objects_of_a_type_of_ones_own()
    {
        var widget = new Widget { Metadata = new() { Name = "w" }, Size = 3, Mood = Mood.Good, Selector = new() };

        var text = ObjectJson.ToText(widget);

        text.Should().Be("""{"kind":"Widget","apiVersion":"example.com/v1","metadata":{"name":"w"},"size":3,"mood":"Good","selector":{}}""");
        ObjectJson.FromJson<Widget>(JsonText.Parse(text)).Should().Be(widget);
    }

    [Test]
    public void Holds_objects_without_a_type()
    {
        var scheme = new Scheme();
        scheme.Register(new() { Group = "example.com", Version = "v1", Kind = "Gadget", Plural = "gadgets", Singular = "gadget", ClrType = typeof(CustomResource) });

        var gadget = Manifest.Read(scheme, "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: g, labels: {a: b}}\nspec: {any: [thing]}")[0];

        gadget.Metadata.Labels["a"].Should().Be("b");
        scheme.Of(gadget).Plural.Should().Be("gadgets");
        ObjectJson.ToText(gadget).Should().Be("""{"apiVersion":"example.com/v1","kind":"Gadget","metadata":{"name":"g","labels":{"a":"b"}},"spec":{"any":["thing"]}}""");
        ObjectJson.FromBytes<CustomResource>(ObjectJson.ToBytes(gadget)).Should().Be((CustomResource)gadget);
        ContentHash.Of(gadget).Should().NotBe(ContentHash.Of(gadget with { Metadata = gadget.Metadata with { Name = "h" } }));
    }

    [Test]
    public void Knows_the_kind_of_a_record()
    {
        Scheme.BuiltIn.Get<Deployment>().Plural.Should().Be("deployments");
        Scheme.BuiltIn.Of(new Pod()).Kind.Should().Be("Pod");
        FluentActions.Invoking(() => Scheme.BuiltIn.Get<Widget>()).Should().Throw<InvalidOperationException>();
    }

    private enum Mood
    {
        Bad,
        Good,
    }

    [Resource("example.com", "v1", "widgets", ShortNames = ["wd"])]
    private sealed record Widget : ApiObject
    {
        public int Size { get; init; }

        public Mood Mood { get; init; }

        public string? Note { get; init; }

        public ClusterSim.Api.Meta.LabelSelector? Selector { get; init; }
    }

    [Resource("example.com", "v1", "unwritables")]
    private sealed record Unwritable : ApiObject
    {
        public Uri? Where { get; init; }
    }
}
