using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

public sealed class JsonLayoutTests
{
    [TestCase("{}", "{}")]
    [TestCase("[]", "[]")]
    [TestCase("5", "5")]
    [TestCase("""{"a":1}""", "{\n  \"a\": 1\n}")]
    [TestCase("""{"a":{},"b":[]}""", "{\n  \"a\": {},\n  \"b\": []\n}")]
    [TestCase("""[1,[2,{"a":null}]]""", "[\n  1,\n  [\n    2,\n    {\n      \"a\": null\n    }\n  ]\n]")]
    [TestCase("""{"a":"{\"b\":[1,2]}","c":"x\\"}""", "{\n  \"a\": \"{\\\"b\\\":[1,2]}\",\n  \"c\": \"x\\\\\"\n}")]
    public void Puts_every_field_and_item_on_a_line_of_its_own(string json, string lines) =>
        Encoding.UTF8.GetString(JsonLayout.Spread(Encoding.UTF8.GetBytes(json))).Should().Be(lines);
}
