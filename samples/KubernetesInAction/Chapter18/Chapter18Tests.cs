using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;

namespace KubernetesInAction.Chapter18;

/// <summary>Kinds of one's own, and a controller that makes them mean something.</summary>
public sealed class Chapter18Tests() : ChapterFixture("Chapter18")
{
    protected override ClusterOptions Options => new() { Resources = [typeof(Website)], Components = [WebsiteController.Component] };

    [SetUp]
    public void DefineWebsites()
    {
        Apply("website-crd.yaml");
        Wait(seconds: 1);
    }

    [Test]
    public void Serves_a_website_that_was_asked_for()
    {
        Apply("kubia-website.yaml");
        Wait(seconds: 30);

        Cluster.Http.Get("http://kubia-website.default.svc.cluster.local/").Text.Should().Contain("Welcome to nginx!");
    }

    [Test]
    public void Takes_everything_along_when_the_website_goes()
    {
        Apply("kubia-website.yaml");
        Wait(seconds: 30);

        Cluster.Client.Delete(Cluster.Client.Get<Website>("kubia"));
        Wait(seconds: 60);

        Cluster.Client.Find<Deployment>("kubia-website").Should().BeNull();
        Cluster.Client.Find<Service>("kubia-website").Should().BeNull();
        Cluster.Client.List<Pod>().Should().BeEmpty();
    }

    [Test]
    public void Refuses_a_website_without_a_repository()
    {
        var incomplete = () => Cluster.ApplyText("""
            apiVersion: extensions.example.com/v1
            kind: Website
            metadata: {name: nothing}
            spec: {}
            """);

        incomplete.Should().Throw<ApiException>().WithMessage("*spec.gitRepo*");
    }
}
