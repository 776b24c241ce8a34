using System.Buffers.Text;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class TokenRequestTests : RequestFixture
{
    private const string Token = "/api/v1/namespaces/default/serviceaccounts/default/token";

    [Test]
    public void Get_a_token_for_the_service_account()
    {
        var answer = Do("POST", Token, """{"spec":{"audiences":["x"],"expirationSeconds":600}}""");

        var claims = JsonText.Parse(Base64Url.DecodeFromChars(answer.At("status", "token")!.AsText!.Split('.')[1]));
        claims["sub"]!.AsText.Should().Be("system:serviceaccount:default:default");
        claims["aud"].Should().Be(JsonText.Parse("""["x"]"""));
        claims["exp"].Should().Be((JsonValue)(Loop.Now.ToUnixTimeSeconds() + 600));
        answer.At("status", "expirationTimestamp")!.AsText.Should().Be("2026-01-01T00:10:00Z");
        answer.At("spec", "boundObjectRef").Should().Be(JsonValue.Null);
    }

    [Test]
    public void Hold_for_an_hour_before_the_API_server_unless_asked_otherwise()
    {
        var spec = Do("POST", Token, "{}")["spec"]!;

        spec["expirationSeconds"].Should().Be((JsonValue)3600L);
        spec["audiences"].Should().Be(JsonText.Parse("""["https://kubernetes.default.svc"]"""));
    }

    [TestCase("""{"spec":{"expirationSeconds":5}}""", "422 TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes")]
    [TestCase("""{"spec":{"expirationSeconds":4294967297}}""", "422 TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds")]
    [TestCase("""{"metadata":{"name":"other"}}""", "422 TokenRequest.authentication.k8s.io \"default\" is invalid: metadata.name: Invalid value: \"other\": must match the service account name if specified")]
    [TestCase("""{"spec":{"boundObjectRef":{"kind":"Pod","apiVersion":"v1","name":"none"}}}""", "404 pods \"none\" not found")]
    [TestCase("""{"spec":{"boundObjectRef":{"kind":"Job","apiVersion":"batch/v1","name":"j"}}}""", "400 cannot bind token to object of type batch/v1, Kind=Job")]
    public void Are_refused(string body, string outcome) => Outcome(Send("POST", Token, body)).Should().Be(outcome);

    [Test]
    public void Are_bound_to_Pods_of_that_account_only()
    {
        Server.Create(Admin, new ServiceAccount { Metadata = new() { Name = "other", Namespace = "default" } });
        Server.Create(Admin, Pod("p"));
        const string Bound = """{"spec":{"boundObjectRef":{"kind":"Pod","apiVersion":"v1","name":"p"}}}""";

        Outcome(Send("POST", Token, Bound)).Should().Be("201");
        Outcome(Send("POST", Token.Replace("default/token", "other/token"), Bound)).Should().Be("400 cannot bind token for serviceaccount \"other\" to pod running with different serviceaccount name.");
    }
}
