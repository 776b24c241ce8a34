using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Programs;

public sealed class NginxTests : ImageFixture
{
    [Test]
    public void Shows_its_welcome_page_with_the_headers_of_a_file()
    {
        Start("nginx:1.27.3");

        var page = Get("web", 80);

        page.Text.Should().StartWith("<!DOCTYPE html>").And.Contain("<title>Welcome to nginx!</title>").And.Contain("<h1>Welcome to nginx!</h1>");
        page.Headers.Keys.Should().Contain(["server", "date", "content-type", "last-modified", "etag", "accept-ranges"]);
        page.Headers["server"].Should().Be("nginx/1.27.3");
        page.Headers["content-type"].Should().Be("text/html");
    }

    [Test]
    public void Headers_come_in_its_order()
    {
        Start();

        var lines = Exec("web", "curl", "-sI", "localhost").Split("\r\n");

        lines[0].Should().Be("HTTP/1.1 200 OK");
        lines.Skip(1).Select(line => line.Split(':')[0]).Where(name => name.Length > 0).Should().ContainInOrder("Server", "Date", "Content-Type", "Content-Length", "Last-Modified", "ETag", "Accept-Ranges");
    }

    [TestCase("GET", "/nowhere", 404, "<center><h1>404 Not Found</h1></center>")]
    [TestCase("POST", "/", 405, "<center><h1>405 Not Allowed</h1></center>")]
    [TestCase("GET", "/empty/", 403, "<center><h1>403 Forbidden</h1></center>")]
    [TestCase("GET", "/empty", 301, "<center><h1>301 Moved Permanently</h1></center>")]
    public void Has_pages_for_what_goes_wrong(string method, string path, int status, string text)
    {
        Start();
        Exec("web", "mkdir", "/usr/share/nginx/html/empty");

        var page = Get("web", 80, path, new() { Method = method });

        page.Status.Should().Be(status);
        page.Text.Should().Contain(text).And.Contain("<hr><center>nginx/");
    }

    [Test]
    public void Serves_what_is_written_into_its_directory()
    {
        Start();

        Shell("web", "echo hello > /usr/share/nginx/html/index.html; echo '{}' > /usr/share/nginx/html/a.json");

        Get("web", 80).Text.Should().Be("hello\n");
        Get("web", 80, "/a.json").Headers["content-type"].Should().Be("application/json");
    }

    [Test]
    public void Sends_a_page_again_only_if_it_has_changed()
    {
        Start();
        var tag = Get("web", 80).Headers["etag"];

        Get("web", 80, "/", new() { Headers = [new("if-none-match", tag)] }).Status.Should().Be(304);
        Get("web", 80, "/", new() { Headers = [new("range", "bytes=0-8")] }).Should().BeEquivalentTo(new { Status = 206, Text = "<!DOCTYPE" });
    }

    [Test]
    public void Logs_requests_on_standard_output()
    {
        Start();
        Get("web", 80, "/x?y=1", new() { Headers = [new("user-agent", "test/1.0")] });

        Log("web").Should().StartWith("/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty").And.Contain("/docker-entrypoint.sh: Configuration complete; ready for start up").And.Contain("[notice] 1#1: start worker processes");
        Log("web").Should().MatchRegex("""- - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET /x\?y=1 HTTP/1\.1" 404 \d+ "-" "test/1\.0" "-"\n""");
    }

    [Test]
    public void Says_its_version_and_checks_its_configuration()
    {
        Start("nginx:1.14.2");

        Exec("web", "nginx", "-v").Should().Be("nginx version: nginx/1.14.2\n");
        Exec("web", "nginx", "-t").Should().Contain("syntax is ok").And.Contain("test is successful");
    }

    [TestCase("return 200 'hi $uri';", "/a", 200, "hi /a")]
    [TestCase("location /old { return 301 /new; }", "/old", 301, "301 Moved Permanently")]
    [TestCase("location = /exact { return 200 exact; } location / { return 200 prefix; }", "/exact", 200, "exact")]
    [TestCase("location ~ \\.php$ { return 200 pattern; } location / { return 200 prefix; }", "/x.php", 200, "pattern")]
    [TestCase("location /a { return 200 short; } location /a/b { return 200 long; }", "/a/b/c", 200, "long")]
    [TestCase("root /usr/share/nginx/html; location / { try_files $uri $uri/ /index.html; }", "/some/route", 200, "Welcome to nginx!")]
    [TestCase("location / { root /usr/share/nginx/html; autoindex on; index none; }", "/", 200, "Index of /")]
    [TestCase("location /status { stub_status; }", "/status", 200, "Active connections: 1")]
    [TestCase("error_page 404 /404.html; location = /404.html { return 200 lost; }", "/x", 404, "lost")]
    public void Does_what_its_configuration_says(string directives, string path, int status, string text)
    {
        StartWith($"server {{ listen 80; {directives} }}");

        var answer = Get("web", 80, path);

        answer.Status.Should().Be(status);
        answer.Text.Should().Contain(text);
    }

    [Test]
    public void Chooses_among_servers_by_name_and_port()
    {
        StartWith("server { listen 80; server_name a.example.com; return 200 a; } server { listen 80 default_server; return 200 other; } server { listen 8080; return 200 $server_port; }");

        Get("web", 80, "/", new() { Host = "a.example.com" }).Text.Should().Be("a");
        Get("web", 80).Text.Should().Be("other");
        Get("web", 8080).Text.Should().Be("8080");
    }

    [Test]
    public void Compresses_what_its_configuration_names_as_in_the_book()
    {
        StartWith("server { listen 80; server_name www.kubia-example.com; gzip on; gzip_types text/plain application/xml; location / { root /usr/share/nginx/html; index index.html; } }");

        var page = Get("web", 80, "/", new() { Headers = [new("accept-encoding", "gzip")] });

        page.Headers["content-encoding"].Should().Be("gzip");
        page.Headers["etag"].Should().StartWith("W/");
    }

    [Test]
    public void Reads_its_configuration_again_when_told_to()
    {
        StartWith("server { listen 80; return 200 one; }");
        Configure("conf", ("site.conf", "server { listen 80; return 200 two; }"));
        Run(120); // Until the kubelet has refreshed the volume.

        Get("web", 80).Text.Should().Be("one");
        Exec("web", "nginx", "-s", "reload").Should().Contain("signal process started");
        Get("web", 80).Text.Should().Be("two");
    }

    [Test]
    public void Passes_requests_on_to_another_service()
    {
        ApplyPod("kubia");
        Cluster.Apply(new Service { Metadata = new() { Name = "backend" }, Spec = new() { Selector = [new("app", "kubia")], Ports = [new() { Port = 80, TargetPort = 8080 }] } });
        RunUntilReady("kubia");
        StartWith("upstream hello { server backend; } server { listen 80; location / { proxy_pass http://hello; } location /gone/ { proxy_pass http://127.0.0.1:9; } }");

        Get("web", 80).Text.Should().Be("You've hit kubia\n");
        Get("web", 80, "/gone/").Status.Should().Be(502);
    }

    [TestCase("server { listen 80; location / { proxy_pass http://nobody; } }", "host not found in upstream \"nobody\" in /etc/nginx/conf.d/site.conf:1")]
    [TestCase("server { listen 80;", "unexpected end of file, expecting \"}\" in /etc/nginx/conf.d/site.conf:1")]
    [TestCase("server { listen 443 ssl; ssl_certificate /certs/tls.crt; ssl_certificate_key /certs/tls.key; }", "cannot load certificate \"/certs/tls.crt\"")]
    public void Does_not_start_with_a_configuration_that_is_wrong(string configuration, string problem)
    {
        ApplyWith(configuration);
        Cluster.RunUntil(() => FindPod("web")?.Status.ContainerStatuses is [{ LastState.Terminated: not null } or { State.Terminated: not null }], TimeSpan.FromMinutes(1));

        Log("web").Should().Contain("nginx: [emerg] " + problem);
        (Status("web").LastState.Terminated ?? Status("web").State.Terminated)!.ExitCode.Should().Be(1);
    }

    [Test]
    public void Leaves_at_once_on_SIGTERM()
    {
        Start();
        var start = Cluster.Now;

        Cluster.Client.Delete<Pod>(new ObjectKey("default", "web"));
        Cluster.RunUntil(() => FindPod("web") is null, TimeSpan.FromMinutes(1));

        Since(start).Should().BeLessThan(5);
    }

    private void Start(string image = "nginx")
    {
        ApplyPod("web", image);
        RunUntilReady("web");
    }

    private void StartWith(string configuration)
    {
        ApplyWith(configuration);
        RunUntilReady("web");
    }

    private void ApplyWith(string configuration)
    {
        Configure("conf", ("site.conf", configuration));
        ApplyPod("web", "nginx:alpine", main => main with { VolumeMounts = [Mount("conf", "/etc/nginx/conf.d")] }, pod => pod with { Volumes = [FromConfigMap("conf")] });
    }
}
