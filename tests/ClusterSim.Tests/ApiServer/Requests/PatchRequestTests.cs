using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class PatchRequestTests : RequestFixture
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [SetUp]
    public void Given_a_map() => Server.Create(Admin, ConfigMap("m") with { Data = [new("a", "b")] });

    [TestCase(JsonPatch, "null", "200")]
    [TestCase(JsonPatch, "[null]", "422 the server rejected our request due to an error in our request")]
    [TestCase(JsonPatch, "{}", "400 error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp")]
    [TestCase(JsonPatch, "[", "400 error decoding patch: unexpected end of JSON input")]
    [TestCase(MergePatch, "null", "400 Invalid JSON Patch")]
    [TestCase(MergePatch, "5", "400 error decoding patch: json: cannot unmarshal number into Go value of type map[string]interface {}")]
    [TestCase(MergePatch, "{\"metadata\":{\"resourceVersion\":\"abc\"}}", "500 strconv.ParseUint: parsing \"abc\": invalid syntax")]
    [TestCase(MergePatch, "{\"metadata\":{\"finalizers\":[\"bad\"]}}", "422 ConfigMap \"m\" is invalid: metadata.finalizers[0]: Invalid value: \"bad\": name is neither a standard finalizer name nor is it fully qualified")]
    [TestCase(StrategicPatch, "null", "200")]
    [TestCase(StrategicPatch, "[", "400 unexpected end of JSON input")]
    [TestCase(StrategicPatch, "{\"binaryData\":{\"a\":\"x\"}}", "422  \"\" is invalid: patch: Invalid value: \"map[binaryData:map[a:x]]\": error decoding from json: illegal base64 data at input byte 0")]
    public void Are_answered_like(string type, string patch, string outcome) => Outcome(Send("PATCH", Maps + "/m", patch, type)).Should().Be(outcome);

    [TestCase(JsonPatch, "{}", "400 error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp")]
    [TestCase(JsonPatch, "[", "400 unexpected end of JSON input")]
    [TestCase(MergePatch, "[", "400 Invalid JSON Patch")]
    [TestCase(MergePatch, "5", "400 Invalid JSON Patch")]
    public void Are_read_otherwise_when_fields_are_not_looked_at(string type, string patch, string outcome) =>
        Outcome(Send("PATCH", Maps + "/m?fieldValidation=Ignore", patch, type)).Should().Be(outcome);

    [TestCase(JsonPatch)]
    [TestCase(MergePatch)]
    [TestCase(StrategicPatch)]
    public void Miss_the_object_before_they_are_read(string type) =>
        Outcome(Send("PATCH", Maps + "/none", "{ broken", type)).Should().Be("404 configmaps \"none\" not found");

    [TestCase("?force=true")]
    [TestCase("?force=false")]
    public void Cannot_be_forced(string query) =>
        Outcome(Send("PATCH", Maps + "/m" + query, "{}", MergePatch)).Should().Be("422 PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch");

    [TestCase("{spec: {minReadySeconds: 1.5}}", "cannot convert float64 to int32")]
    [TestCase("{spec: {minReadySeconds: x}}", "unrecognized type: int32")]
    [TestCase("{spec: {paused: 1}}", "unrecognized type: bool")]
    [TestCase("{spec: 5}", "cannot restore struct from: int64")]
    public void Name_the_types_that_do_not_fit(string yaml, string why)
    {
        Do("POST", "/apis/apps/v1/namespaces/default/deployments", """{"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""");

        var response = Send("PATCH", "/apis/apps/v1/namespaces/default/deployments/d", JsonText.WriteText(YamlText.Parse(yaml)[0]), StrategicPatch);

        Outcome(response).Should().StartWith("422  \"\" is invalid: patch: Invalid value: ").And.EndWith(": " + why);
    }
}
