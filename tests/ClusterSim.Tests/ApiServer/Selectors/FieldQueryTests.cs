using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.Tests.ApiServer.Selectors;

public sealed class FieldQueryTests
{
    private static readonly Pod Running = new()
    {
        Metadata = new() { Name = "web", Namespace = "prod" },
        Spec = new() { NodeName = "n1", HostNetwork = true },
        Status = new() { Phase = "Running" },
    };

    [TestCase("", ExpectedResult = true)]
    [TestCase("metadata.name=web", ExpectedResult = true)]
    [TestCase("metadata.name==web,metadata.namespace=prod", ExpectedResult = true)]
    [TestCase("metadata.name!=web", ExpectedResult = false)]
    [TestCase("spec.nodeName=n1", ExpectedResult = true)]
    [TestCase("spec.nodeName=", ExpectedResult = false)]
    [TestCase("status.phase!=Running", ExpectedResult = false)]
    [TestCase("status.phase!=Pending,spec.nodeName!=", ExpectedResult = true)]
    [TestCase("status.podIP=", ExpectedResult = true)]
    [TestCase("spec.hostNetwork=true", ExpectedResult = true)]
    public bool Matches_pods(string query) => FieldQuery.Parse(query, ResourceType.From(typeof(Pod))).Matches(Running);

    [TestCase(typeof(Pod), "metadata.labels=x", "field label not supported: metadata.labels")]
    [TestCase(typeof(Pod), "metadata.name in (a)", "invalid selector: 'metadata.name in (a)'; can't understand 'metadata.name in (a)'")]
    [TestCase(typeof(Node), "metadata.namespace=x", "field label not supported: metadata.namespace")]
    [TestCase(typeof(ClusterSim.Api.Resources.ResourceSlice), "spec.pool=x", "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: spec.pool")]
    [TestCase(typeof(Job), "status.succeeded=0", "field label \"status.succeeded\" not supported for Job")]
    [TestCase(typeof(Deployment), "spec.replicas=1", "\"spec.replicas\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"")]
    public void Says_what_is_wrong_as_kubernetes_does(Type kind, string query, string message)
    {
        var parse = () => FieldQuery.Parse(query, ResourceType.From(kind));

        parse.Should().Throw<SelectorException>().Which.Message.Should().Be(message);
    }

    [Test]
    public void Tells_which_value_a_field_must_have()
    {
        var query = FieldQuery.Parse("spec.nodeName=n1,status.phase!=Failed", ResourceType.From(typeof(Pod)));

        query.Exact("spec.nodeName").Should().Be("n1");
        query.Exact("status.phase").Should().BeNull();
        query.ToString().Should().Be("spec.nodeName=n1,status.phase!=Failed");
    }

    [Test]
    public void Finds_events_by_what_they_are_about()
    {
        var @event = new Event { InvolvedObject = new() { Kind = "Pod", Name = "web" }, Type = "Warning", ReportingComponent = "kubelet" };

        FieldQuery.Parse("involvedObject.kind=Pod,involvedObject.name=web,type=Warning,source=kubelet", ResourceType.From(typeof(Event))).Matches(@event).Should().BeTrue();
    }
}
