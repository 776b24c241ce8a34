namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>The images that behave like themselves. Sizes are those of the amd64 images, rounded.</summary>
internal static class BuiltInImages
{
    private const string KubiaScript = """
        const http = require('http');
        const os = require('os');

        console.log("Kubia server starting...");

        var handler = function(request, response) {
          console.log("Received request from " + request.connection.remoteAddress);
          response.writeHead(200);
          response.end("You've hit " + os.hostname() + "\n");
        };

        var www = http.createServer(handler);
        www.listen(8080);

        """;

    private static readonly ValueList<string> NodeCommands = ["curl", "wget", "ps", "top", "free", "kill", "pkill", "pidof", "ping", "uptime"];

    public static IReadOnlyList<Image> All { get; } =
    [
        new()
        {
            Name = "luksa/kubia", SizeBytes = 263_900_000, Program = () => Kubia.Instance, CommandLine = "node app.js", Commands = NodeCommands, Files = [new("/app.js", KubiaScript)],
            Env = [new("NODE_VERSION", "7.10.1")],
        },
        new()
        {
            Name = "nginx", SizeBytes = 72_300_000, Program = () => Nginx.Instance, CommandLine = "nginx: master process nginx -g daemon off;", Commands = ["curl"],
            Files = [new("/usr/share/nginx/html/index.html", Nginx.WelcomePage)],
        },
        new() { Name = "registry.k8s.io/pause", SizeBytes = 320_000, Program = () => Pause.Instance, Userland = Userland.None, CommandLine = "/pause" },
        Base("busybox", 2_200_000, Userland.Busybox, "sh"),
        Base("alpine", 3_800_000, Userland.Alpine, "/bin/sh"),
        Base("debian", 48_500_000, Userland.Debian, "bash"),
        Base("ubuntu", 29_700_000, Userland.Debian, "/bin/bash"),
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
