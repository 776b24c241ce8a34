namespace ClusterSim.Tests.Nodes.Programs;

public sealed class HttpdTests : ImageFixture
{
    [SetUp]
    public void StartServer()
    {
        ApplyPod("web", "httpd:2.4.62");
        RunUntilReady("web");
    }

    [Test]
    public void Says_that_it_works()
    {
        var page = Get("web", 80);

        page.Text.Should().Be("<html><body><h1>It works!</h1></body></html>\n");
        page.Headers["server"].Should().Be("Apache/2.4.62 (Unix)");
        page.Headers["content-type"].Should().Be("text/html");
    }

    [Test]
    public void Has_pages_for_what_is_not_there()
    {
        var page = Get("web", 80, "/nowhere");

        page.Status.Should().Be(404);
        page.Text.Should().Contain("<title>404 Not Found</title>");
    }

    [Test]
    public void Serves_files_and_logs_requests()
    {
        Shell("web", "echo hi > htdocs/hi.txt");

        Get("web", 80, "/hi.txt").Text.Should().Be("hi\n");
        Log("web").Should().Contain("resuming normal operations").And.MatchRegex("""- - \[.*\] "GET /hi\.txt HTTP/1\.1" 200 3\n""");
    }
}
