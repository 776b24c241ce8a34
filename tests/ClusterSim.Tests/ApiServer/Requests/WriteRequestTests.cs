using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class WriteRequestTests : RequestFixture
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";

    [TestCase("""{"metadata":{"name":"m","resourceVersion":"5"}}""", "500 resourceVersion should not be set on objects to be created")]
    [TestCase("""{"metadata":{"name":"m","resourceVersion":"abc"}}""", "201")]
    [TestCase("""{"metadata":{"name":"A_b","resourceVersion":"5"}}""", "422 ConfigMap \"A_b\" is invalid: metadata.name: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("""{"apiVersion":"a/b/c","kind":"ConfigMap"}""", "400 the object provided is unrecognized (must be of type ConfigMap): unexpected GroupVersion string: a/b/c ({\"apiVersion\":\"a/b/c\",\"kind\":\" ...)")]
    [TestCase("""{"metadata":{"name":"m","finalizers":["bad"]}}""", "422 ConfigMap \"m\" is invalid: metadata.finalizers[0]: Invalid value: \"bad\": name is neither a standard finalizer name nor is it fully qualified")]
    public void Create(string body, string outcome) => Outcome(Send("POST", Maps, body)).Should().Be(outcome);

    [Test]
    public void Rehearse_a_creation_whatever_version_it_names() =>
        Outcome(Send("POST", Maps + "?dryRun=All", """{"metadata":{"name":"m","resourceVersion":"5"}}""")).Should().Be("201");

    [TestCase("""{"metadata":{"name":"m","resourceVersion":"abc"}}""", "500 strconv.ParseUint: parsing \"abc\": invalid syntax")]
    [TestCase("""{"metadata":{"name":"m","resourceVersion":"99999999999999999999"}}""", "500 strconv.ParseUint: parsing \"99999999999999999999\": value out of range")]
    [TestCase("""{"metadata":{"name":"m","resourceVersion":"1"}}""", "409 Operation cannot be fulfilled on configmaps \"m\": the object has been modified; please apply your changes to the latest version and try again")]
    public void Update(string body, string outcome)
    {
        Do("POST", Maps, """{"metadata":{"name":"m"}}""");

        Outcome(Send("PUT", Maps + "/m", body)).Should().Be(outcome);
    }

    [TestCase("/api/v1/namespaces/default/configmaps/x", "configmaps", "/registry/configmaps/default/x")]
    [TestCase("/api/v1/namespaces/default/services/x", "services", "/registry/services/specs/default/x")]
    [TestCase("/api/v1/namespaces/default/endpoints/x", "endpoints", "/registry/services/endpoints/default/x")]
    [TestCase("/api/v1/nodes/x", "nodes", "/registry/minions/x")]
    [TestCase("/api/v1/namespaces/default/replicationcontrollers/x", "replicationcontrollers", "/registry/controllers/default/x")]
    [TestCase("/apis/networking.k8s.io/v1/namespaces/default/ingresses/x", "ingresses.networking.k8s.io", "/registry/ingress/default/x")]
    public void Update_one_object_only_when_they_name_its_uid(string target, string resource, string key) =>
        Outcome(Send("PUT", target, """{"metadata":{"name":"x","uid":"u"}}""")).Should().Be(
            $"409 Operation cannot be fulfilled on {resource} \"x\": StorageError: invalid object, Code: 4, Key: {key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: u, UID in object meta: ");

    [TestCase("{", "500 couldn't get version/kind; json parse error: unexpected end of JSON input")]
    [TestCase("{\"gracePeriodSeconds\":\"x\"}", "500 json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64")]
    [TestCase("{\"propagationPolicy\":\"Foo\"}", "422 DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Foo\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"")]
    public void Delete(string options, string outcome)
    {
        Do("POST", Maps, """{"metadata":{"name":"m"}}""");

        Outcome(Send("DELETE", Maps + "/m", options)).Should().Be(outcome);
    }

    [TestCase("", "{\"dryRun\":[\"All\"]}")]
    [TestCase("?dryRun=All", "{}")]
    public void Rehearse_an_eviction(string query, string options)
    {
        const string Pods = "/api/v1/namespaces/default/pods";
        Do("POST", Pods, """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}""");

        Do("POST", $"{Pods}/p/eviction{query}", $$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p"},"deleteOptions":{{options}}}""");

        Outcome(Send("GET", Pods + "/p")).Should().Be("200");
    }

    [TestCase("PUT", Json, "deployments.apps \"d\": StorageError: invalid object, Code: 4, Key: /registry/deployments/default/d, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: u, UID in object meta: ")]
    [TestCase("PATCH", MergePatch, "deployments/scale.apps \"d\": Precondition failed: UID in precondition: u, UID in object meta: ")]
    public void Scale_one_object_only_when_they_name_its_uid(string method, string type, string what)
    {
        var made = Do("POST", Deployments, """{"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""");

        var response = Send(method, Deployments + "/d/scale", """{"metadata":{"name":"d","uid":"u"},"spec":{"replicas":2}}""", type);

        Outcome(response).Should().Be($"409 Operation cannot be fulfilled on {what}{made.At("metadata", "uid")!.AsText}");
    }

    [TestCase("PUT", Json)]
    [TestCase("PATCH", MergePatch)]
    public void Miss_what_they_are_to_scale(string method, string type) =>
        Outcome(Send(method, Deployments + "/none/scale", """{"metadata":{"name":"none"},"spec":{"replicas":2}}""", type)).Should().Be("404 deployments/scale.apps \"none\" not found");

    [Test]
    public void Delete_no_more_than_the_limit()
    {
        foreach (var name in (string[])["a", "b", "c"])
            Do("POST", Maps, $$$"""{"metadata":{"name":"{{{name}}}"}}""");

        var deleted = Do("DELETE", Maps + "?limit=2");

        deleted.At("metadata", "remainingItemCount").Should().Be((JsonValue)1L);
        Server.List<ConfigMap>().Select(map => map.Metadata.Name).Should().Equal("c");
    }

    [Test]
    public void Read_no_object_as_of_a_revision_still_to_come()
    {
        Do("POST", Maps, """{"metadata":{"name":"m"}}""");

        Outcome(Send("GET", Maps + "/m?resourceVersion=99999")).Should().Be($"504 Timeout: Too large resource version: 99999, current: {Server.Revision}");
    }

    [TestCase("1.5", "number 1.5")]
    [TestCase("99999999999", "number 99999999999")]
    [TestCase("true", "bool")]
    [TestCase("{}", "object")]
    public void Say_what_is_neither_number_nor_text(string port, string found) =>
        Outcome(Send("POST", "/api/v1/namespaces/default/services", """{"metadata":{"name":"s"},"spec":{"ports":[{"port":80,"targetPort":""" + port + "}]}}"))
            .Should().Be($"400 Service in version \"v1\" cannot be handled as a Service: json: cannot unmarshal {found} into Go struct field ServicePort.spec.ports.targetPort of type int32");
}
