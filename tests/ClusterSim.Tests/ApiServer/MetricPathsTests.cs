using System.Text;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer;

/// <summary>What <c>kubectl get --raw</c> shows of metrics of one's own.</summary>
public sealed class MetricPathsTests : WholeClusterFixture
{
    private const string Custom = "/apis/custom.metrics.k8s.io/v1beta2";

    [Test]
    public void There_is_no_api_before_there_is_a_metric()
    {
        Get(Custom).Code.Should().Be(404);
        Get("/apis").Body.Should().NotContain("custom.metrics.k8s.io");
    }

    [Test]
    public void Discovery_lists_each_metric_as_a_part_of_what_has_it()
    {
        Cluster.Metrics.Add<Pod>("qps", _ => 30);
        Cluster.Metrics.AddExternal("queue_length", _ => [7]);

        Get("/apis").Body.Should().Contain("custom.metrics.k8s.io").And.Contain("external.metrics.k8s.io");
        Get(Custom).Body.Should().Contain("""{"name":"pods/qps","singularName":"","namespaced":true,"kind":"MetricValueList","verbs":["get"]}""");
        Get("/apis/external.metrics.k8s.io/v1beta1").Body.Should().Contain("\"name\":\"queue_length\"");
    }

    [Test]
    public void Shows_the_figures_of_the_pods_that_are_selected()
    {
        Cluster.Metrics.Add<Pod>("qps", pod => pod.Metadata.Name == "unmeasured" ? null : 30);
        ApplyPod("web");
        ApplyPod("unmeasured");
        ApplyPod("other");

        var all = Get(Custom + "/namespaces/default/pods/*/qps");
        var web = Get(Custom + "/namespaces/default/pods/*/qps?labelSelector=app%3Dweb");

        all.Body.Should().Contain("\"name\":\"web\"").And.Contain("\"name\":\"other\"").And.NotContain("unmeasured");
        web.Body.Should().Contain("""{"describedObject":{"kind":"Pod","namespace":"default","name":"web","apiVersion":"/v1"},"metric":{"name":"qps","selector":null},""").And.Contain("\"value\":\"30\"").And.NotContain("other");
    }

    [Test]
    public void Shows_the_figure_of_one_object_or_says_that_there_is_none()
    {
        Cluster.Metrics.Add("services", "hits", key => key.Name == "web" ? "2500m" : null);

        Get(Custom + "/namespaces/default/services/web/hits").Body.Should().Contain("\"value\":\"2500m\"");
        Get(Custom + "/namespaces/default/services/db/hits").Should().Match<(int Code, string Body)>(answer => answer.Code == 404 && answer.Body.Contains("the server could not find the metric hits for services db"));
    }

    [Test]
    public void Narrows_external_figures_by_their_labels()
    {
        Cluster.Metrics.AddExternal("queue", ns => [new(5) { Labels = [new("queue", "mail")] }, new(7) { Labels = [new("queue", "print")] }]);

        var mail = Get("/apis/external.metrics.k8s.io/v1beta1/namespaces/default/queue?labelSelector=queue%3Dmail");

        mail.Body.Should().Contain("\"value\":\"5\"").And.NotContain("\"value\":\"7\"");
    }

    [Test]
    public void A_name_with_a_slash_is_refused() =>
        Cluster.Invoking(cluster => cluster.Metrics.AddExternal("a/b", _ => [])).Should().Throw<ArgumentException>().WithMessage("*must not hold a slash*");

    private (int Code, string Body) Get(string target)
    {
        var response = Cluster.Api.Handle(new ApiRequest { Caller = new("admin"), Method = "GET", Target = target });
        return (response.StatusCode, Encoding.UTF8.GetString(response.Body.Span));
    }
}
