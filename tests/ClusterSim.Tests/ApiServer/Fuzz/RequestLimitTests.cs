using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Fuzz;

/// <summary>Requests that are too much: too large, too deep, too many.</summary>
public sealed class RequestLimitTests : ApiServerFixture
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public void Json_that_is_nested_too_deeply_is_refused(string open, string close)
    {
        var body = Repeat(open, 100_000) + "1" + Repeat(close, 100_000);

        foreach (var (method, contentType) in Writers)
            Send(method, ConfigMaps + (method == "POST" ? "" : "/kube-root-ca.crt"), contentType, body).Code.Should().BeInRange(400, 499, contentType);
    }

    [TestCase("[", "]")]
    [TestCase("{a: ", "}")]
    [TestCase("- ", "")]
    [TestCase("? ", "")]
    public void Yaml_that_is_nested_too_deeply_is_refused(string open, string close) =>
        Send("POST", ConfigMaps, "application/yaml", Repeat(open, 100_000) + "1" + Repeat(close, 100_000)).Code.Should().Be(400);

    [Test]
    public void Yaml_that_refers_to_itself_again_and_again_is_refused()
    {
        var body = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 30; i++)
            body.Append($"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");

        var answer = Send("POST", ConfigMaps, "application/yaml", body.ToString());

        answer.Code.Should().Be(400);
        answer.Message.Should().Contain("document contains excessive aliasing");
    }

    [Test]
    public void A_body_over_three_mebibytes_is_too_large()
    {
        var answer = Send("POST", ConfigMaps, "application/json", new string(' ', (3 * 1024 * 1024) + 1));

        (answer.Code, answer.Reason, answer.Message).Should().Be((413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728"));
    }

    [Test]
    public void A_json_patch_may_have_ten_thousand_operations()
    {
        Server.Create(Admin, ConfigMap("c"));

        var most = Send("PATCH", ConfigMaps + "/c", "application/json-patch+json", Operations(10_000));
        var more = Send("PATCH", ConfigMaps + "/c", "application/json-patch+json", Operations(10_001));

        most.Code.Should().Be(200);
        (more.Code, more.Reason, more.Message).Should().Be((413, "RequestEntityTooLarge", "The allowed maximum operations in a JSON patch is 10000, got 10001"));
    }

    [Test]
    public void An_object_too_large_for_the_store_is_refused()
    {
        var answer = Send("POST", "/apis/coordination.k8s.io/v1/namespaces/default/leases", "application/json", Lease(1_700_000));
        var fits = Send("POST", "/apis/coordination.k8s.io/v1/namespaces/default/leases", "application/json", Lease(200_000));

        (answer.Code, answer.Reason, answer.Message).Should().Be((500, null, "etcdserver: request is too large"));
        fits.Code.Should().Be(201);
    }

    [TestCase("labelSelector", 100_000)]
    [TestCase("fieldSelector", 100_000)]
    public void Selectors_of_any_length_are_answered(string parameter, int length)
    {
        foreach (var part in new[] { "a=b,", "a in (b),", "(", "!", "a", "metadata.name=a,", "," })
            Send("GET", $"{ConfigMaps}?{parameter}={Uri.EscapeDataString(Repeat(part, length / part.Length).TrimEnd(','))}", "", "").Code.Should().BeInRange(200, 499);
    }

    [TestCase("1e999999")]
    [TestCase("-1e-999999")]
    [TestCase("123456789012345678901234567890123456789012345678901234567890")]
    [TestCase("0.00000000000000000000000000000000000000000000000000000000001")]
    public void Numbers_of_any_size_are_answered(string number)
    {
        foreach (var body in new[] { """{"apiVersion":"v1","kind":"ReplicationController","metadata":{"name":"r"},"spec":{"replicas":#}}""", """{"metadata":{"generation":#}}""", "#" })
            foreach (var (method, contentType) in Writers)
                Send(method, "/api/v1/namespaces/default/replicationcontrollers" + (method == "POST" ? "" : "/r"), contentType, body.Replace("#", number, StringComparison.Ordinal)).Code.Should().BeInRange(200, 499);
    }

    [Test]
    public void Paths_of_any_length_are_answered()
    {
        foreach (var part in new[] { "a", "/", "%2f", "../", "%ff", "é" })
            Send("GET", ConfigMaps + "/" + Repeat(part, 50_000), "", "").Code.Should().BeInRange(200, 499);
    }

    [Test]
    public void A_regular_expression_in_a_body_cannot_take_for_ever() =>
        Send("POST", "/api/v1/namespaces", "application/json", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{Repeat("a-", 1_000_000)}}}"}}""").Code.Should().Be(422);

    private static (string Method, string ContentType)[] Writers =>
    [
        ("POST", "application/json"), ("POST", "application/yaml"), ("PUT", "application/json"), ("PATCH", "application/json-patch+json"), ("PATCH", "application/merge-patch+json"),
        ("PATCH", "application/strategic-merge-patch+json"), ("PATCH", "application/apply-patch+yaml"),
    ];

    private static string Lease(int length) =>
        $$$"""{"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"l"},"spec":{"holderIdentity":"{{{new string('x', length)}}}"}}""";

    private static string Operations(int count) => "[" + string.Join(",", Enumerable.Repeat("""{"op":"add","path":"/data","value":{"a":"b"}}""", count)) + "]";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private (int Code, string? Reason, string Message) Send(string method, string target, string contentType, string body)
    {
        var answer = Server.Handle(new ApiRequest
        {
            Method = method,
            Target = target,
            Headers = contentType.Length == 0 ? [] : [new("Content-Type", contentType)],
            Body = Encoding.UTF8.GetBytes(body),
            Caller = Admin,
        });
        var status = answer.Headers.Any(header => header.Value == "application/json") ? JsonText.Parse(answer.Body.Span) : JsonObject.Empty;
        return (answer.StatusCode, status["reason"]?.AsText, status["message"]?.AsText ?? "");
    }
}
