using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Patches;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Patches;

public sealed class StrategicMergePatchTests
{
    private const string Stored = """
        {"metadata":{"finalizers":["a","b"],"labels":{"x":"1"}},
         "spec":{"containers":[{"name":"main","image":"i:1","args":["p","q"],"env":[{"name":"A","value":"1"}]},{"name":"side","image":"s:1"}],
                 "volumes":[{"name":"v","emptyDir":{}}],
                 "tolerations":[{"key":"k"}]}}
        """;

    [TestCase("items are found by their key", """{"spec":{"containers":[{"name":"side","image":"s:2"}]}}""",
        """[{"name":"main","image":"i:1","args":["p","q"],"env":[{"name":"A","value":"1"}]},{"name":"side","image":"s:2"}]""")]
    [TestCase("new items come first", """{"spec":{"containers":[{"name":"new","image":"n"}]}}""",
        """[{"name":"new","image":"n"},{"name":"main","image":"i:1","args":["p","q"],"env":[{"name":"A","value":"1"}]},{"name":"side","image":"s:1"}]""")]
    [TestCase("an item is deleted", """{"spec":{"containers":[{"name":"main","$patch":"delete"}]}}""", """[{"name":"side","image":"s:1"}]""")]
    [TestCase("the list is replaced", """{"spec":{"containers":[{"$patch":"replace"},{"name":"only"}]}}""", """[{"name":"only"}]""")]
    [TestCase("lists inside items merge, too", """{"spec":{"containers":[{"name":"main","args":["r"],"env":[{"name":"B","value":"2"}]}]}}""",
        """[{"name":"main","image":"i:1","args":["r"],"env":[{"name":"B","value":"2"},{"name":"A","value":"1"}]},{"name":"side","image":"s:1"}]""")]
    [TestCase("the order is set", """{"spec":{"$setElementOrder/containers":[{"name":"side"},{"name":"main"}]}}""",
        """[{"name":"side","image":"s:1"},{"name":"main","image":"i:1","args":["p","q"],"env":[{"name":"A","value":"1"}]}]""")]
    [TestCase("null removes a field of an item", """{"spec":{"containers":[{"name":"main","args":null,"env":null}]}}""",
        """[{"name":"main","image":"i:1"},{"name":"side","image":"s:1"}]""")]
    public void Merges_containers(string because, string patch, string containers) => Apply(patch)["spec"]!["containers"].Should().Be(JsonText.Parse(containers), because);

    [Test]
    public void Replaces_lists_whose_kind_does_not_say_how_to_merge_them() =>
        Apply("""{"spec":{"tolerations":[{"key":"other"}]}}""").At("spec", "tolerations").Should().Be(JsonText.Parse("""[{"key":"other"}]"""));

    [Test]
    public void Merges_lists_of_plain_values_and_deletes_from_them()
    {
        Apply("""{"metadata":{"finalizers":["c"]}}""").At("metadata", "finalizers").Should().Be(JsonText.Parse("""["c","a","b"]"""));
        Apply("""{"metadata":{"$deleteFromPrimitiveList/finalizers":["a"]}}""").At("metadata", "finalizers").Should().Be(JsonText.Parse("""["b"]"""));
    }

    [Test]
    public void Drops_what_is_not_to_be_retained() =>
        Apply("""{"spec":{"volumes":[{"name":"v","$retainKeys":["name","configMap"],"configMap":{"name":"c"}}]}}""").At("spec", "volumes")
            .Should().Be(JsonText.Parse("""[{"name":"v","configMap":{"name":"c"}}]"""));

    [TestCase("""{"spec":{"containers":[{"image":"x"}]}}""", 500, "map: map[image:x] does not contain declared merge key: name")]
    [TestCase("""{"spec":{"containers":[{"name":"main","$patch":"bogus"}]}}""", 500, "unknown patch type: bogus in map: map[$patch:bogus name:main]")]
    [TestCase("""{"spec":{"volumes":[{"name":"v","$retainKeys":["name"],"configMap":{}}]}}""", 422, "patch content doesn't match retainKeys list")]
    [TestCase("""{"spec":{"volumes":[{"name":"v","$retainKeys":"name"}]}}""", 400, "invalid patch format of retainKeys")]
    public void Refuses_nonsense(string patch, int code, string message)
    {
        var apply = () => Apply(patch);

        apply.Should().Throw<StrategicMergeException>().WithMessage(message).Which.Code.Should().Be(code);
    }

    private static JsonObject Apply(string patch) =>
        StrategicMergePatch.Apply((JsonObject)JsonText.Parse(Stored), (JsonObject)JsonText.Parse(patch), ObjectSchema.Of<Pod>());
}
