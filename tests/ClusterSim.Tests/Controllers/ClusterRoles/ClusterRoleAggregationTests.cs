using ClusterSim.Api;
using ClusterSim.Api.Meta;
using ClusterSim.Api.Rbac;
using ClusterSim.Client;
using ClusterSim.Controllers.ClusterRoles;
using ClusterSim.Reconcilers;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers.ClusterRoles;

public sealed class ClusterRoleAggregationTests : ApiFixture
{
    private static readonly PolicyRule GetPods = new() { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] };
    private static readonly PolicyRule ListPods = new() { Verbs = ["list"], ApiGroups = [""], Resources = ["pods"] };
    private static readonly PolicyRule GetNodes = new() { Verbs = ["get"], ApiGroups = [""], Resources = ["nodes"] };

    private ValueList<PolicyRule> Aggregated => Client.Get<ClusterRole>(new("all")).Rules;

    [SetUp]
    public void StartController()
    {
        new ReconcilerComponent<ClusterRole>("clusterrole-aggregation-controller", context => new ClusterRoleAggregationReconciler(context)).Start(Contexts.For("clusterrole-aggregation-controller"));
        Client.Create(new ClusterRole
        {
            Metadata = new() { Name = "all" },
            AggregationRule = new() { ClusterRoleSelectors = [LabelSelector.Labels(ValueMap.Of(("to", "first"))), LabelSelector.Labels(ValueMap.Of(("to", "second")))] },
        });
    }

    [Test]
    public void Has_the_rules_of_those_it_selects_selector_by_selector_and_by_name_each_once()
    {
        Create("z", "first", ListPods);
        Create("b", "first", GetPods, ListPods);
        Create("a", "second", GetNodes, GetPods);
        Create("other", "nobody", new PolicyRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] });
        Deliver();

        Aggregated.Should().Equal(GetPods, ListPods, GetNodes);
    }

    [Test]
    public void Follows_what_becomes_of_them()
    {
        Create("a", "first", GetPods);
        Create("b", "second", GetNodes);
        Deliver();

        Client.Delete<ClusterRole>(new("a"));
        Client.Update(Client.Get<ClusterRole>(new("b")) with { Rules = [ListPods] });
        Deliver();

        Aggregated.Should().Equal(ListPods);
    }

    [Test]
    public void Overwrites_rules_of_its_own()
    {
        Create("a", "first", GetPods);
        Client.Update(Client.Get<ClusterRole>(new("all")) with { Rules = [GetNodes] });
        Deliver();

        Aggregated.Should().Equal(GetPods);
    }

    private void Create(string name, string to, params PolicyRule[] rules) =>
        Client.Create(new ClusterRole { Metadata = new() { Name = name, Labels = ValueMap.Of(("to", to)) }, Rules = [.. rules] });
}
