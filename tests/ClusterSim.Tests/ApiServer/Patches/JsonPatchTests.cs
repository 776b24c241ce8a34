using ClusterSim.ApiServer.Patches;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Patches;

public sealed class JsonPatchTests
{
    private const string Document = """{"a":1,"b":{"c":[1,2,3]},"x/y":"s","t~":"t"}""";

    [TestCase("""[{"op":"add","path":"/n","value":5}]""", """{"a":1,"b":{"c":[1,2,3]},"x/y":"s","t~":"t","n":5}""")]
    [TestCase("""[{"op":"add","path":"/b/c/1","value":9}]""", """{"a":1,"b":{"c":[1,9,2,3]},"x/y":"s","t~":"t"}""")]
    [TestCase("""[{"op":"add","path":"/b/c/-","value":9}]""", """{"a":1,"b":{"c":[1,2,3,9]},"x/y":"s","t~":"t"}""")]
    [TestCase("""[{"op":"remove","path":"/b/c/0"}]""", """{"a":1,"b":{"c":[2,3]},"x/y":"s","t~":"t"}""")]
    [TestCase("""[{"op":"replace","path":"/x~1y","value":"z"}]""", """{"a":1,"b":{"c":[1,2,3]},"x/y":"z","t~":"t"}""")]
    [TestCase("""[{"op":"remove","path":"/t~0"}]""", """{"a":1,"b":{"c":[1,2,3]},"x/y":"s"}""")]
    [TestCase("""[{"op":"replace","path":"/missing","value":1}]""", """{"a":1,"b":{"c":[1,2,3]},"x/y":"s","t~":"t","missing":1}""")]
    [TestCase("""[{"op":"move","from":"/b/c","path":"/c"}]""", """{"a":1,"b":{},"x/y":"s","t~":"t","c":[1,2,3]}""")]
    [TestCase("""[{"op":"copy","from":"/b/c/2","path":"/a"}]""", """{"a":3,"b":{"c":[1,2,3]},"x/y":"s","t~":"t"}""")]
    [TestCase("""[{"op":"test","path":"/a","value":1},{"op":"remove","path":"/a"}]""", """{"b":{"c":[1,2,3]},"x/y":"s","t~":"t"}""")]
    public void Applies(string patch, string expected)
    {
        var patched = JsonPatch.Apply(JsonText.Parse(Document), JsonPatchOperation.ReadAll(JsonText.Parse(patch)));

        patched.Should().Be(JsonText.Parse(expected));
    }

    [TestCase("""[{"op":"remove","path":"/missing"}]""")]
    [TestCase("""[{"op":"add","path":"/missing/n","value":1}]""")]
    [TestCase("""[{"op":"replace","path":"/b/c/-","value":1}]""")]
    [TestCase("""[{"op":"add","path":"/b/c/7","value":1}]""")]
    [TestCase("""[{"op":"move","from":"/missing","path":"/c"}]""")]
    [TestCase("""[{"op":"test","path":"/a","value":2}]""")]
    [TestCase("""[{"op":"add","value":1}]""")]
    [TestCase("""[{"op":"frobnicate","path":"/a"}]""")]
    public void Does_not_apply(string patch)
    {
        var apply = () => JsonPatch.Apply(JsonText.Parse(Document), JsonPatchOperation.ReadAll(JsonText.Parse(patch)));

        apply.Should().Throw<PatchException>();
    }
}
