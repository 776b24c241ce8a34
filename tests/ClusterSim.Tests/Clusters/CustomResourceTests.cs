using ClusterSim.Api;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Clusters;

/// <summary>Kinds of one's own take part in all that goes on in a cluster.</summary>
public sealed class CustomResourceTests
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget}
          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]
        """;

    [Test]
    public void Goes_with_its_namespace_and_with_its_owner()
    {
        using var cluster = Start();
        cluster.ApplyText("{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
        cluster.ApplyText("{apiVersion: example.com/v1, kind: Widget, metadata: {name: a, namespace: other}}");
        var owner = cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "owner", Namespace = "default" } });
        cluster.Client.Create(new CustomResource("example.com/v1", "Widget") { Metadata = new() { Name = "owned", Namespace = "default", OwnerReferences = [OwnerReference.For(owner)] } });

        cluster.Client.Delete(cluster.Client.Get<Namespace>("other"));
        cluster.Client.Delete(owner);
        cluster.Settle(quiet: TimeSpan.FromMinutes(1));

        cluster.Client.Find<Namespace>(new("other")).Should().BeNull();
        Names(cluster).Should().BeEmpty();
    }

    [Test]
    public void Comes_back_when_a_saved_cluster_goes_on()
    {
        using var cluster = Start();
        cluster.ApplyText("{apiVersion: example.com/v1, kind: Widget, metadata: {name: a}, spec: {size: 3}}");

        using var later = new Cluster(new ClusterOptions { State = cluster.Save() });

        Names(later).Should().Equal("a");
    }

    [Test]
    public void Stays_a_record_where_there_is_one()
    {
        using var cluster = new Cluster(new ClusterOptions { Resources = [typeof(Website)] });
        cluster.Client.Create(CustomResourceDefinitions.From<Website>());
        cluster.Run(TimeSpan.Zero);
        cluster.Client.Get<CustomResourceDefinition>("websites.example.com").Status.Conditions.IsTrue("Established").Should().BeTrue();

        cluster.ApplyText("{apiVersion: example.com/v1, kind: Website, metadata: {name: shop}}");

        cluster.Client.Get<Website>("shop").Metadata.Generation.Should().Be(1);
        cluster.Client.List<Website>().Should().ContainSingle();
    }

    [Test]
    public void Can_be_checked_by_a_program_behind_a_service()
    {
        using var cluster = Start();
        cluster.Images.AddServer("example/checks", (request, _) =>
        {
            var review = (JsonObject)JsonText.Parse(request.Body.AsSpan());
            var response = JsonObject.Empty.Set("uid", review["request"]!["uid"]!).Set("allowed", review["request"]!["name"]!.AsText == "good");
            return HttpResponse.FromText(JsonText.WriteText(review.Set("response", response)));
        });
        cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: checks, labels: {app: checks}}
            spec: {containers: [{name: c, image: example/checks, ports: [{containerPort: 80}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: checks}
            spec: {selector: {app: checks}, ports: [{port: 443, targetPort: 80}]}
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: checks}
            webhooks:
            - name: checks.example.com
              clientConfig: {service: {namespace: default, name: checks, path: /check}}
              rules: [{operations: ['*'], apiGroups: [example.com], apiVersions: ['*'], resources: ['*']}]
              sideEffects: None
              admissionReviewVersions: [v1]
            """);

        cluster.Run(TimeSpan.Zero); // Long enough for the Service to be known, too short for the program to start.

        Creating(cluster, "good").Should().Throw<ApiException>().WithMessage(
            "Internal error occurred: failed calling webhook \"checks.example.com\": failed to call webhook: Post \"https://checks.default.svc:443/check?timeout=10s\": dial tcp checks.default.svc:443: connect: connection refused");
        cluster.Settle();
        Creating(cluster, "bad").Should().Throw<ApiException>().WithMessage("admission webhook \"checks.example.com\" denied the request without explanation");
        Creating(cluster, "good").Should().NotThrow();
    }

    private static Cluster Start()
    {
        var cluster = new Cluster();
        cluster.ApplyText(Definition);
        cluster.Run(TimeSpan.Zero);
        return cluster;
    }

    private static Action Creating(Cluster cluster, string name) =>
        () => cluster.Client.Create(new CustomResource("example.com/v1", "Widget") { Metadata = new() { Name = name, Namespace = "default" } });

    private static IEnumerable<string?> Names(Cluster cluster) => cluster.Api.List(cluster.Api.Scheme.Find("example.com/v1", "Widget")!, null).Select(obj => obj.Metadata.Name);
}
