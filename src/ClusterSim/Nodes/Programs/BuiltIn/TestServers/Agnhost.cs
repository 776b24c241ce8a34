using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>The test server of Kubernetes' own tests and documentation, image <c>registry.k8s.io/e2e-test-images/agnhost</c>: its first argument says what it does.</summary>
/// <remarks>Source: test/images/agnhost/README.md (v1.36). Differs from Kubernetes: UDP and SCTP are not served, and subcommands that are not simulated wait as <c>pause</c> does.</remarks>
internal sealed class Agnhost : IContainerProgram
{
    private const int ServeHostnamePort = 9376;

    private static readonly TimeSpan LivesFor = TimeSpan.FromSeconds(10);

    public async Task<int> RunAsync(ContainerContext context)
    {
        IReadOnlyList<string> words = [.. context.Command.Skip(1), .. context.Args];
        var flags = new AgnhostFlags(words);
        switch (words.Count == 0 ? "pause" : words[0])
        {
            case "netexec":
                new NetExec(context).Listen(flags.Number("http-port", 8080));
                break;
            case "serve-hostname":
                context.Listen(flags.Number("port", ServeHostnamePort), _ => HttpResponse.FromText(context.Hostname));
                break;
            case "test-webserver":
                context.Listen(flags.Number("port", 80), request => Serve(context, request));
                break;
            case "liveness":
                var start = context.Time.GetUtcNow();
                context.Listen(8080, request => Liveness(context, request, start));
                break;
            case "porter":
                Porter(context);
                break;
            case "grpc-health-checking":
                GrpcHealthChecking(context, flags);
                break;
            case "connect":
                return await ConnectAsync(context, words, flags);
            case "logs-generator":
                return await GenerateLogsAsync(context, flags);
            case "entrypoint-tester":
                context.Log($"[/agnhost {string.Join(' ', words)}]");
                return 0;
            case "dns-suffix":
                context.Log(string.Join(' ', ResolvConf(context, "search")));
                return 0;
            case "dns-server-list":
                context.Log(string.Join(' ', ResolvConf(context, "nameserver")));
                return 0;
            case "etc-hosts":
                context.Log(context.Files.ReadText("/etc/hosts").TrimEnd('\n'));
                return 0;
            case "pause":
                context.Log("Paused");
                break;
        }
        await context.WaitForStop();
        return 0;
    }

    private static IEnumerable<string> ResolvConf(ContainerContext context, string word) =>
        context.Files.ReadText("/etc/resolv.conf").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(line => line.Length > 1 && line[0] == word).SelectMany(line => line.Skip(1));

    private static HttpResponse Liveness(ContainerContext context, HttpRequest request, DateTimeOffset start)
    {
        if (request.Path.Split('?')[0] != "/healthz")
            return HttpResponse.FromText("started: " + (context.Time.GetUtcNow() - start).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        var lived = context.Time.GetUtcNow() - start;
        return lived > LivesFor ? HttpResponse.FromText($"error: {lived.TotalSeconds.ToString(CultureInfo.InvariantCulture)}", 500) : HttpResponse.FromText("ok");
    }

    private static void Porter(ContainerContext context)
    {
        foreach (var (name, value) in context.Env)
        {
            var prefix = name.StartsWith("SERVE_TLS_PORT_", StringComparison.Ordinal) ? "SERVE_TLS_PORT_" : "SERVE_PORT_";
            if (name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var port))
                context.Listen(port, _ => HttpResponse.FromText(value));
        }
    }

    private static void GrpcHealthChecking(ContainerContext context, AgnhostFlags flags)
    {
        var isServing = true;
        context.ListenGrpcHealth(flags.Number("port", 5000), _ => isServing ? GrpcHealth.Serving : GrpcHealth.NotServing);
        context.Listen(flags.Number("http-port", 8080), request =>
        {
            isServing = request.Path switch { "/make-serving" => true, "/make-not-serving" => false, _ => isServing };
            return HttpResponse.FromText(isServing ? "Serving" : "Not serving");
        });
    }

    private static HttpResponse Serve(ContainerContext context, HttpRequest request)
    {
        var path = FileSystem.Absolute(request.Path.Split('?')[0], "/");
        if (!context.Files.Exists(path))
            return HttpResponse.FromText("404 page not found\n", 404);
        try
        {
            return HttpResponse.FromText(context.Files.ReadText(path));
        }
        catch (IOException)
        {
            return HttpResponse.FromText($"<pre>\n{string.Concat(context.Files.List(path).Select(name => $"<a href=\"{name}\">{name}</a>\n"))}</pre>\n", 200, "text/html; charset=utf-8");
        }
    }

    private static async Task<int> ConnectAsync(ContainerContext context, IReadOnlyList<string> words, AgnhostFlags flags)
    {
        var target = words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) ?? "";
        if (target.LastIndexOf(':') is not (> 0 and var colon) || !int.TryParse(target.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var port))
            return Complain(context, "OTHER: address " + target + ": missing port in address");
        using var limit = new CancellationTokenSource(flags.Duration("timeout") ?? TimeSpan.FromMinutes(2), context.Time);
        try
        {
            (await context.ConnectAsync(target[..colon], port, limit.Token)).Close();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Complain(context, "TIMEOUT");
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            return Complain(context, failure.SocketErrorCode switch { System.Net.Sockets.SocketError.ConnectionRefused => "REFUSED", System.Net.Sockets.SocketError.HostNotFound => "DNS: " + failure.Message, System.Net.Sockets.SocketError.TimedOut => "TIMEOUT", _ => "OTHER: " + failure.Message });
        }
    }

    private static int Complain(ContainerContext context, string problem)
    {
        context.LogError(problem);
        return 1;
    }

    private static async Task<int> GenerateLogsAsync(ContainerContext context, AgnhostFlags flags)
    {
        string[] namespaces = ["default", "kube-system", "ns"];
        string[] verbs = ["GET", "POST", "PUT"];
        var total = flags.Number("log-lines-total", 0);
        var pause = total > 0 ? (flags.Duration("run-duration") ?? TimeSpan.Zero) / total : TimeSpan.Zero;
        for (var number = 0; number < total; number++)
        {
            var name = new StringBuilder();
            for (var i = 0; i < 4; i++)
                name.Append((char)('a' + context.Random.Next(26)));
            var time = context.Time.GetUtcNow();
            context.LogError(string.Create(CultureInfo.InvariantCulture, $"I{time:MMdd HH:mm:ss.ffffff}       1 logs_generator.go:76] {number} {verbs[context.Random.Next(verbs.Length)]} /api/v1/namespaces/{namespaces[context.Random.Next(namespaces.Length)]}/pods/{name} {200 + context.Random.Next(400)}"));
            await context.Delay(pause, context.Stopping);
        }
        return 0;
    }
}
