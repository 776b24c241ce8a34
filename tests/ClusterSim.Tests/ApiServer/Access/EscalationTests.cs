namespace ClusterSim.Tests.ApiServer.Access;

public sealed class EscalationTests : AccessFixture
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    private const string Roles = Rbac + "/namespaces/default/roles";
    private const string Bindings = Rbac + "/namespaces/default/rolebindings";
    private const string ReadPods = """{"metadata":{"name":"r"},"rules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["pods"]}]}""";

    [SetUp]
    public void LetAliceWriteRoles() =>
        Allow(User("alice"), ["create", "update", "patch", "get"], ["roles", "rolebindings"], group: "rbac.authorization.k8s.io");

    [Test]
    public void Nobody_grants_what_they_may_not_do() => Outcome(Send(Alice, "POST", Roles, ReadPods)).Should().Be(
        "403 roles.rbac.authorization.k8s.io \"r\" is forbidden: user \"alice\" (groups=[\"devs\" \"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
        + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\" \"list\"]}");

    [Test]
    public void Only_what_lacks_is_told()
    {
        Allow(User("alice"), ["get"], ["pods"]);

        Outcome(Send(Alice, "POST", Roles, ReadPods)).Should().EndWith("\n{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}");
    }

    [Test]
    public void What_one_may_do_one_may_grant()
    {
        Allow(User("alice"), ["*"], ["*"]);

        Outcome(Send(Alice, "POST", Roles, ReadPods)).Should().Be("201");
    }

    [Test]
    public void Whoever_may_escalate_grants_anything()
    {
        Allow(User("alice"), ["escalate"], ["roles"], group: "rbac.authorization.k8s.io");

        Outcome(Send(Alice, "POST", Roles, ReadPods)).Should().Be("201");
    }

    [Test]
    public void A_binding_grants_what_its_role_does()
    {
        const string Binding = """{"metadata":{"name":"b"},"roleRef":{"kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"User","name":"alice"}]}""";

        Outcome(Send(Alice, "POST", Bindings, Binding)).Should().Contain("rolebindings.rbac.authorization.k8s.io \"b\" is forbidden").And
            .EndWith("\n{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}\n{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}");
        Allow(User("alice"), ["bind"], ["clusterroles"], group: "rbac.authorization.k8s.io");
        Outcome(Send(Alice, "POST", Bindings, Binding)).Should().Be("201");
    }

    [Test]
    public void A_binding_to_a_role_that_is_not_there_needs_leave_to_bind() => Outcome(Send(Alice, "POST", Bindings, """{"metadata":{"name":"b"},"roleRef":{"kind":"Role","name":"gone"}}"""))
        .Should().Be("404 role.rbac.authorization.k8s.io \"gone\" not found");

    [Test]
    public void Changing_a_role_is_granting_too()
    {
        Outcome(Send(Master, "POST", Roles, ReadPods)).Should().Be("201");
        var patch = """{"rules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}]}""";

        Outcome(Send(Alice, "PATCH", Roles + "/r", patch)).Should().StartWith("415");
        Outcome(Server.Handle(new()
        {
            Method = "PATCH",
            Target = Roles + "/r",
            Headers = [new("Content-Type", "application/merge-patch+json")],
            Body = System.Text.Encoding.UTF8.GetBytes(patch),
            Caller = Alice,
        })).Should().StartWith("403 roles.rbac.authorization.k8s.io \"r\" is forbidden: user \"alice\"");
    }

    [Test]
    public void Gathering_roles_takes_an_administrator()
    {
        Bind("ClusterRole", "system:controller:clusterrole-aggregation-controller", User("nobody"));
        Server.Create(Component, new ClusterSim.Api.Rbac.ClusterRole
        {
            Metadata = new() { Name = "role-writer" },
            Rules = [new() { Verbs = ["create"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["clusterroles"] }],
        });
        Bind("ClusterRole", "role-writer", User("alice"));

        Outcome(Send(Alice, "POST", Rbac + "/clusterroles", """{"metadata":{"name":"c"},"aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"a":"b"}}]}}"""))
            .Should().Be("403 clusterroles.rbac.authorization.k8s.io \"c\" is forbidden: must have cluster-admin privileges to use an aggregationRule");
    }
}
