using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Access;

public sealed class AuthenticationTests : AccessFixture
{
    private const string Reviews = "/apis/authentication.k8s.io/v1/tokenreviews";

    [Test]
    public void Knows_the_tokens_it_was_given()
    {
        Server.Authenticator.Add("secret", Alice);

        Server.Authenticator.Authenticate("Bearer secret").Should().BeSameAs(Alice);
        Server.Authenticator.Authenticate("bearer secret ").Should().BeSameAs(Alice);
        Server.Authenticator.Authenticate("Bearer other").Should().BeNull();
        Server.Authenticator.Remove("secret");
        Server.Authenticator.Authenticate("Bearer secret").Should().BeNull();
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Basic YTpi")]
    public void Takes_whoever_shows_no_token_for_anonymous(string? header) => Server.Authenticator.Authenticate(header)!.Name.Should().Be("system:anonymous");

    [Test]
    public void Knows_a_service_account_by_the_token_it_was_issued()
    {
        var caller = Server.Authenticator.Authenticate("Bearer " + Issue())!;

        caller.Name.Should().Be("system:serviceaccount:default:default");
        caller.Groups.Should().Equal("system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated");
        caller.Uid.Should().Be(Server.Find<ServiceAccount>(new("default", "default"))!.Metadata.Uid);
        caller.Extra["authentication.kubernetes.io/credential-id"].Should().ContainSingle().Which.Should().StartWith("JTI=");
    }

    [Test]
    public void Forgets_a_token_when_its_time_is_over()
    {
        var token = Issue();

        Loop.Run(TimeSpan.FromSeconds(3599));
        Server.Authenticator.Authenticate("Bearer " + token).Should().NotBeNull();
        Loop.Run(TimeSpan.FromSeconds(2));
        Server.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
    }

    [Test]
    public void Forgets_a_token_with_its_service_account()
    {
        var token = Issue();

        Server.Delete<ServiceAccount>(Component, new("default", "default"));
        Server.Create(Component, new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });

        Server.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
    }

    [Test]
    public void Forgets_a_token_with_the_Pod_it_is_bound_to()
    {
        Server.Create(Component, new Node { Metadata = new() { Name = "n" } });
        Server.Create(Component, new Pod { Metadata = new() { Name = "p", Namespace = "default" }, Spec = new() { NodeName = "n", ServiceAccountName = "default", Containers = [new() { Name = "c", Image = "i" }] } });
        var token = Issue("""{"spec":{"boundObjectRef":{"kind":"Pod","apiVersion":"v1","name":"p"}}}""");

        var extra = Server.Authenticator.Authenticate("Bearer " + token)!.Extra;
        extra["authentication.kubernetes.io/pod-name"].Should().Equal("p");
        extra["authentication.kubernetes.io/node-name"].Should().Equal("n");
        Server.Delete<Pod>(Component, new("default", "p"), new() { GracePeriodSeconds = 0 });
        Server.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
    }

    [Test]
    public void Does_not_take_a_token_that_is_meant_for_others()
    {
        var token = Issue("""{"spec":{"audiences":["vault","db"]}}""");

        Server.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
        Status("""{"spec":{"token":"TOKEN","audiences":["db","mail"]}}""", token)["audiences"].Should().Be(JsonText.Parse("""["db"]"""));
    }

    [Test]
    public void Does_not_take_a_token_that_was_changed()
    {
        var parts = Issue().Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("default:default", "default:root", StringComparison.Ordinal);
        parts[1] = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims));

        Server.Authenticator.Authenticate("Bearer " + string.Join('.', parts)).Should().BeNull();
    }

    [Test]
    public void Knows_a_service_account_by_the_token_in_a_secret()
    {
        var account = Server.Find<ServiceAccount>(new("default", "default"))!;
        Server.Create(Component, new Secret
        {
            Metadata = new() { Name = "s", Namespace = "default", Annotations = ValueMap.Of(("kubernetes.io/service-account.name", "default"), ("kubernetes.io/service-account.uid", account.Metadata.Uid!)) },
            Type = "kubernetes.io/service-account-token",
            Data = ValueMap.Of(("token", Bytes.FromText("abc"))),
        });

        Server.Authenticator.Authenticate("Bearer abc")!.Name.Should().Be("system:serviceaccount:default:default");
    }

    [Test]
    public void Tells_whose_a_token_is()
    {
        var status = Status("""{"spec":{"token":"TOKEN"}}""", Issue());

        status["authenticated"].Should().Be((JsonValue)true);
        status.At("user", "username")!.AsText.Should().Be("system:serviceaccount:default:default");
        status["audiences"].Should().Be(JsonText.Parse("""["https://kubernetes.default.svc"]"""));
    }

    [Test]
    public void Tells_that_a_token_is_nobodys() => Status("""{"spec":{"token":"x"}}""").Should().Be(JsonText.Parse("""{"user":{},"error":"invalid bearer token"}"""));

    [Test]
    public void Asks_for_a_token_to_tell_of() => Outcome(Send(Master, "POST", Reviews, "{}")).Should().Be("400 token is required for TokenReview in authentication");

    [Test]
    public async Task Answers_clients_that_show_tokens_and_refuses_those_that_show_wrong_ones()
    {
        using var http = new HttpClient(Server.CreateHandler()) { BaseAddress = new("http://api") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Issue());
        var answer = await http.GetAsync(new Uri(Pods, UriKind.Relative));
        http.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        var refused = await http.GetAsync(new Uri(Pods, UriKind.Relative));

        (await answer.Content.ReadAsStringAsync()).Should().Contain("system:serviceaccount:default:default");
        ((int)refused.StatusCode).Should().Be(401);
        (await refused.Content.ReadAsStringAsync()).Should().Be("""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}""" + "\n");
    }

    private string Issue(string body = "{}") =>
        BodyOf(Send(Master, "POST", "/api/v1/namespaces/default/serviceaccounts/default/token", body)).At("status", "token")!.AsText!;

    private JsonValue Status(string body, string token = "") => BodyOf(Send(Master, "POST", Reviews, body.Replace("TOKEN", token, StringComparison.Ordinal)))["status"]!;
}
