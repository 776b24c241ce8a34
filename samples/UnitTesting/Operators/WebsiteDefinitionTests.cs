using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.ApiServer.CustomResources;

namespace UnitTesting.Operators;

public sealed class WebsiteDefinitionTests
{
    private Cluster _cluster = null!;

    [SetUp]
    public void StartCluster()
    {
        _cluster = new Cluster(new ClusterOptions { Resources = [typeof(Website)] });
        _cluster.Client.Create(CustomResourceDefinitions.From<Website>(schema => schema with
        {
            XValidations = [new() { Rule = "has(self.spec.page) && self.spec.page != ''", Message = "a website has a page" }],
        }));
        _cluster.Run(TimeSpan.Zero); // Then the definition is in force.
    }

    [TearDown]
    public void DisposeCluster() => _cluster.Dispose();

    [Test]
    public void Is_held_against_the_rules_of_its_definition()
    {
        var empty = () => _cluster.Client.Create(Website(page: ""));

        empty.Should().Throw<ApiException>().WithMessage("Website.example.com \"shop\" is invalid: <nil>: Invalid value: a website has a page");
        _cluster.Client.Create(Website(page: "Hello")).Spec.Page.Should().Be("Hello");
    }

    [Test]
    public void Is_shown_to_webhooks()
    {
        _cluster.Webhooks.Handle("https://checks.example.com/websites", request => request.ObjectAs<Website>().Spec.Domain.EndsWith(".example.com", StringComparison.Ordinal)
            ? WebhookAnswer.Allow
            : WebhookAnswer.Deny("that domain is not ours"));
        _cluster.Client.Create(new ValidatingWebhookConfiguration
        {
            Metadata = new() { Name = "domains" },
            Webhooks =
            [
                new()
                {
                    Name = "domains.example.com",
                    ClientConfig = new() { Url = "https://checks.example.com/websites" },
                    Rules = [new() { Operations = ["CREATE", "UPDATE"], ApiGroups = ["example.com"], ApiVersions = ["v1"], Resources = ["websites"] }],
                    SideEffects = "None",
                    AdmissionReviewVersions = ["v1"],
                },
            ],
        });

        var stolen = () => _cluster.Client.Create(Website(domain: "bank.example.org"));

        stolen.Should().Throw<ApiException>().WithMessage("admission webhook \"domains.example.com\" denied the request: that domain is not ours");
        _cluster.Client.Create(Website()).Spec.Domain.Should().Be("shop.example.com");
    }

    private static Website Website(string page = "Hello", string domain = "shop.example.com") => new()
    {
        Metadata = new() { Name = "shop", Namespace = "default" },
        Spec = new() { Page = page, Domain = domain },
    };
}
