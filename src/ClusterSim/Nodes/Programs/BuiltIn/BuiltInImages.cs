using ClusterSim.Nodes.Programs.BuiltIn.Book;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Mongo;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Sql;
using ClusterSim.Nodes.Programs.BuiltIn.TestServers;
using ClusterSim.Nodes.Programs.BuiltIn.Web;
using ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>The images that behave like themselves. Sizes are those of the amd64 images, rounded.</summary>
internal static class BuiltInImages
{
    public static IReadOnlyList<Image> All { get; } =
    [
        .. BookImages.All,
        new()
        {
            Name = "nginx", SizeBytes = 72_300_000, Program = () => PlainNginx.Instance, ProgramFor = container => NginxProgram.IsConfigured(container) ? new NginxProgram() : PlainNginx.Instance,
            CommandLine = "nginx: master process nginx -g daemon off;", Commands = ["curl", "nginx"], Files = NginxPages.Files, Env = [new("NGINX_VERSION", NginxPages.DefaultVersion)],
        },
        new()
        {
            Name = "httpd", SizeBytes = 58_200_000, Program = () => new Httpd("/usr/local/apache2/htdocs"), CommandLine = "httpd -DFOREGROUND", WorkingDirectory = "/usr/local/apache2",
            Files = [new("/usr/local/apache2/htdocs/index.html", Httpd.Welcome)], Env = [new("HTTPD_VERSION", "2.4.65"), new("HTTPD_PREFIX", "/usr/local/apache2")],
        },
        new()
        {
            Name = "redis", SizeBytes = 52_600_000, Program = () => new RedisServer(null), CommandLine = "redis-server *:6379", Commands = ["redis-cli", "redis-server"], WorkingDirectory = "/data",
            Env = [new("REDIS_VERSION", "8.2.2")],
        },
        new()
        {
            Name = "mongo", SizeBytes = 312_000_000, Program = () => new MongoServer(), CommandLine = "mongod --bind_ip_all", Commands = ["mongo", "mongod", "mongosh"],
        },
        new()
        {
            Name = "mysql", SizeBytes = 260_000_000, Program = () => new SqlServer(SqlKind.MySql), CommandLine = "mysqld", Commands = ["mysql", "mysqladmin", "mysqld"],
        },
        new()
        {
            Name = "mariadb", SizeBytes = 105_000_000, Program = () => new SqlServer(SqlKind.MySql), CommandLine = "mariadbd", Commands = ["mariadb", "mariadb-admin", "mariadbd", "mysql", "mysqladmin"],
        },
        new()
        {
            Name = "postgres", SizeBytes = 160_000_000, Program = () => new SqlServer(SqlKind.Postgres), CommandLine = "postgres", Commands = ["pg_isready", "postgres", "psql"],
        },
        .. TestImages.All,
        new() { Name = "registry.k8s.io/pause", SizeBytes = 320_000, Program = () => Pause.Instance, Userland = Userland.None, CommandLine = "/pause" },
        Base("busybox", 2_200_000, Userland.Busybox, "sh"),
        Base("alpine", 3_800_000, Userland.Alpine, "/bin/sh") with { Commands = ["apk"] },
        Base("debian", 48_500_000, Userland.Debian, "bash") with { Commands = ["apt", "apt-get"] },
        Base("ubuntu", 29_700_000, Userland.Debian, "/bin/bash") with { Commands = ["apt", "apt-get"] },
        Base("curlimages/curl", 9_200_000, Userland.Alpine) with { Commands = ["curl"], Entrypoint = ["curl"] },
        Base("tutum/dnsutils", 65_000_000, Userland.Debian, "bash") with { Commands = ["dig", "nslookup", "host", "ping", "ps"] },
        Base("tutum/curl", 65_000_000, Userland.Debian, "bash") with { Commands = ["curl", "dig", "nslookup", "ps"] },
        Base("registry.k8s.io/e2e-test-images/jessie-dnsutils", 65_000_000, Userland.Debian, "sleep", "infinity") with { Commands = ["dig", "nslookup", "host", "curl", "ping", "ps"] },
        Base("nicolaka/netshoot", 200_000_000, Userland.Alpine, "bash") with { Commands = ["bash", "curl", "dig", "host", "nc"] },
        .. Kubectl.KubectlImages.All,
    ];

    private static Image Base(string name, long sizeBytes, Userland userland, params ValueList<string> command) =>
        new() { Name = name, SizeBytes = sizeBytes, Program = () => CommandProgram.Instance, DefaultArgs = command, Userland = userland, RunsCommands = true };
}
