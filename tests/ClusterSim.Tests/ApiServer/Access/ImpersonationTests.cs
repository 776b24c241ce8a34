using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Access;

public sealed class ImpersonationTests : AccessFixture
{
    private const string WhoAmI = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    [Test]
    public void Makes_requests_in_the_name_of_another()
    {
        var answer = Send(Master, "POST", WhoAmI, "{}", Header("Impersonate-User", "bob"), Header("Impersonate-Group", "devs"), Header("Impersonate-Group", "ops"), Header("Impersonate-Uid", "7"), Header("Impersonate-Extra-Acme.com%2fscope", "a"), Header("Impersonate-Extra-acme.com%2Fscope", "b"));

        BodyOf(answer).At("status", "userInfo").Should().Be(JsonText.Parse("""{"username":"bob","uid":"7","groups":["devs","ops","system:authenticated"],"extra":{"acme.com/scope":["a","b"]}}"""));
    }

    [Test]
    public void Gives_service_accounts_their_groups() => BodyOf(Send(Master, "POST", WhoAmI, "{}", Header("Impersonate-User", "system:serviceaccount:default:robot")))
        .At("status", "userInfo", "groups").Should().Be(JsonText.Parse("""["system:serviceaccounts","system:serviceaccounts:default","system:authenticated"]"""));

    [Test]
    public void Loses_what_only_the_caller_may_do() => Outcome(Send(Master, "GET", Pods, null, Header("Impersonate-User", "bob")))
        .Should().Be("403 pods is forbidden: User \"bob\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");

    [Test]
    public void Takes_leave_to_impersonate()
    {
        Outcome(Send(Alice, "GET", Pods, null, Header("Impersonate-User", "bob")))
            .Should().Be("403 users \"bob\" is forbidden: User \"alice\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
        Outcome(Send(Alice, "GET", Pods, null, Header("Impersonate-User", "system:serviceaccount:ns:robot")))
            .Should().Be("403 serviceaccounts \"robot\" is forbidden: User \"alice\" cannot impersonate resource \"serviceaccounts\" in API group \"\" in the namespace \"ns\"");
    }

    [Test]
    public void Takes_leave_for_each_group()
    {
        Server.Create(Component, new ClusterSim.Api.Rbac.ClusterRole
        {
            Metadata = new() { Name = "impersonator" },
            Rules = [new() { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["users"] }],
        });
        Bind("ClusterRole", "impersonator", User("alice"));

        Outcome(Send(Alice, "POST", WhoAmI, "{}", Header("Impersonate-User", "bob"))).Should().Be("201");
        Outcome(Send(Alice, "POST", WhoAmI, "{}", Header("Impersonate-User", "bob"), Header("Impersonate-Group", "system:masters")))
            .Should().Be("403 groups \"system:masters\" is forbidden: User \"alice\" cannot impersonate resource \"groups\" in API group \"\" at the cluster scope");
    }

    [Test]
    public void Needs_a_user() => Send(Master, "GET", Pods, null, Header("Impersonate-Group", "devs")).StatusCode.Should().Be(500);
}
