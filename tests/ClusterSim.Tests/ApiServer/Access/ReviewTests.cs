using ClusterSim.Api.Authorization;
using ClusterSim.ApiServer.Access;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.ApiServer.Access;

public sealed class ReviewTests : AccessFixture
{
    private const string Authorization = "/apis/authorization.k8s.io/v1/";
    private const string ListPods = """{"spec":{"resourceAttributes":{"namespace":"default","verb":"list","resource":"pods"}}}""";

    [Test]
    public void Tell_who_one_is()
    {
        var answer = BodyOf(Send(Alice, "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}"));

        answer.Should().Be(JsonText.Parse("""
            {"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1","metadata":{"creationTimestamp":"2026-01-01T00:00:00Z"},
             "status":{"userInfo":{"username":"alice","groups":["devs","system:authenticated"]}}}
            """));
    }

    [Test]
    public void Tell_whether_one_may_and_why()
    {
        var before = Server.Revision;
        BodyOf(Send(Alice, "POST", Authorization + "selfsubjectaccessreviews", ListPods))["status"].Should().Be(JsonText.Parse("""{"allowed":false}"""));
        Server.Revision.Should().Be(before);

        Bind("ClusterRole", "system:aggregate-to-view", User("alice"), ns: "default");

        BodyOf(Send(Alice, "POST", Authorization + "selfsubjectaccessreviews", ListPods)).At("status", "reason")!.AsText
            .Should().MatchRegex("^RBAC: allowed by RoleBinding \"b[0-9]+/default\" of ClusterRole \"system:aggregate-to-view\" to User \"alice\"$");
    }

    [Test]
    public void Tell_whether_somebody_else_may()
    {
        Bind("ClusterRole", "cluster-admin", Group("ops"));
        const string AsOps = """{"spec":{"user":"bob","groups":["ops"],"nonResourceAttributes":{"path":"/metrics","verb":"get"}}}""";

        BodyOf(Send(Master, "POST", Authorization + "subjectaccessreviews", AsOps)).At("status", "allowed").Should().Be(JsonText.Parse("true"));
        Outcome(Send(Alice, "POST", Authorization + "subjectaccessreviews", AsOps)).Should().StartWith("403 subjectaccessreviews.authorization.k8s.io is forbidden");
    }

    [Test]
    public void Tell_whether_somebody_may_in_one_namespace() => BodyOf(Send(Master, "POST", Authorization + "namespaces/default/localsubjectaccessreviews",
        """{"spec":{"user":"bob","resourceAttributes":{"namespace":"default","verb":"get","resource":"pods"}}}""")).At("status", "allowed").Should().Be(JsonText.Parse("false"));

    [TestCase("selfsubjectaccessreviews", "{}", "422 SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified")]
    [TestCase("subjectaccessreviews", ListPods, "422 SubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.user: Invalid value: \"\": at least one of user or group must be specified")]
    [TestCase("namespaces/kube-system/localsubjectaccessreviews", """{"spec":{"user":"u","resourceAttributes":{"namespace":"default","verb":"get","resource":"pods"}}}""", "422 LocalSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes.namespace: Invalid value: \"default\": must match metadata.namespace")]
    [TestCase("selfsubjectrulesreviews", "{}", "400 no namespace on request")]
    public void That_make_no_sense_are_refused(string path, string body, string outcome) => Outcome(Send(Master, "POST", Authorization + path, body)).Should().Be(outcome);

    [Test]
    public void List_what_one_may_do()
    {
        Allow(User("alice"), ["get"], ["pods"], names: ["mine"]);

        var status = BodyOf(Send(Alice, "POST", Authorization + "selfsubjectrulesreviews", """{"spec":{"namespace":"default"}}"""))["status"]!;

        status["incomplete"].Should().Be(JsonText.Parse("false"));
        ((ClusterSim.Api.JsonArray)status["resourceRules"]!).Items.Should().Contain(JsonText.Parse("""{"verbs":["get"],"apiGroups":[""],"resources":["pods"],"resourceNames":["mine"]}"""));
        status["nonResourceRules"]!.ToString().Should().Contain("/version");
    }

    [Test]
    public void Are_answered_to_callers_in_the_same_process_too() =>
        Server.Create(Alice, new SelfSubjectAccessReview { Spec = new() { ResourceAttributes = new() { Verb = "list", Resource = "pods", Namespace = "default" } } }).Status.Allowed.Should().BeFalse();

    [TestCase("kubectl auth whoami")]
    [TestCase("kubectl auth can-i get pods")]
    [TestCase("kubectl auth can-i get /healthz")]
    [TestCase("kubectl auth can-i --list")]
    public void Are_understood_as_kubectl_sends_them(string command)
    {
        var sent = RecordedFiles.KubectlBodies().Single(body => body["command"]!.AsText == command);

        Server.Handle(new()
        {
            Method = "POST",
            Target = sent["path"]!.AsText!,
            Headers = [new("Content-Type", "application/vnd.kubernetes.protobuf"), new("Accept", "application/vnd.kubernetes.protobuf,application/json")],
            Body = Convert.FromHexString(sent["body"]!.AsText!),
            Caller = Alice,
        }).StatusCode.Should().Be(201);
    }
}

public sealed class ReviewsWithoutAuthorizationTests : AccessFixture
{
    private protected override AuthorizationMode Mode => AuthorizationMode.AlwaysAllow;

    [Test]
    public void Allow_everything_to_anybody()
    {
        var access = Server.Create(Alice, new SelfSubjectAccessReview { Spec = new() { NonResourceAttributes = new() { Path = "/x", Verb = "get" } } });
        var rules = Server.Create(Alice, new SelfSubjectRulesReview { Spec = new() { Namespace = "default" } });

        access.Status.Should().Be(new SubjectAccessReviewStatus { Allowed = true });
        rules.Status.ResourceRules.Should().ContainSingle().Which.Verbs.Should().Equal("*");
    }

    [Test]
    public void Know_nobody_without_a_token() => Server.Authenticator.Authenticate(null).Should().BeNull();
}
