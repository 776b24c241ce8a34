using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>Images that documentation and tests use to show something.</summary>
internal static class TestImages
{
    private static readonly ValueList<string> AlpineTools = ["curl", "dig", "nslookup", "ps", "wget"];

    public static IReadOnlyList<Image> All { get; } =
    [
        new() { Name = "registry.k8s.io/e2e-test-images/agnhost", SizeBytes = 53_000_000, Program = () => new Agnhost(), Userland = Userland.Alpine, Commands = AlpineTools, CommandLine = "/agnhost", DefaultArgs = ["pause"] },
        .. Same(["gcr.io/google-samples/hello-app", "us-docker.pkg.dev/google-samples/containers/gke/hello-app"], new() { Name = "", SizeBytes = 28_000_000, Program = () => HelloApp.Instance, Userland = Userland.None, CommandLine = "./hello-app" }),
        .. Same(["registry.k8s.io/echoserver", "gcr.io/kubernetes-e2e-test-images/echoserver", "registry.k8s.io/e2e-test-images/echoserver"], new() { Name = "", SizeBytes = 46_000_000, Program = () => EchoServer.Instance, CommandLine = "nginx: master process nginx" }),
        .. Same(["registry.k8s.io/hpa-example"], new() { Name = "", SizeBytes = 187_000_000, Program = () => BusyServer.Instance, CommandLine = "apache2 -DFOREGROUND" }),
        .. Same(["polinux/stress", "vish/stress", "registry.k8s.io/stress"], new() { Name = "", SizeBytes = 4_000_000, Program = () => new DelegateProgram(context => StressCommand.RunAsync(context, context.Args, 1)), Userland = Userland.Alpine, Commands = ["stress"], CommandLine = "stress" }),
        new() { Name = "perl", SizeBytes = 336_000_000, Program = () => CommandProgram.Instance, RunsCommands = true, Commands = ["perl"], DefaultArgs = ["perl"] },
        .. Same(["gcr.io/google-samples/gb-frontend", "gcr.io/google_samples/gb-frontend", "us-docker.pkg.dev/google-samples/containers/gke/gb-frontend"], new() { Name = "", SizeBytes = 180_000_000, Program = () => new GuestbookFrontend(), CommandLine = "apache2 -DFOREGROUND" }),
        .. Same(
            ["gcr.io/google-samples/gb-redis-follower", "gcr.io/google_samples/gb-redis-follower", "us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower"],
            new() { Name = "", SizeBytes = 40_000_000, Program = () => new RedisServer(["redis-server", "--replicaof", "redis-leader", "6379"]), Commands = ["redis-cli", "redis-server"], WorkingDirectory = "/data" }),
        .. Same(
            ["gcr.io/google_samples/gb-redisslave", "gcr.io/google-samples/gb-redisslave"],
            new() { Name = "", SizeBytes = 40_000_000, Program = () => new RedisServer(["redis-server", "--replicaof", "redis-master", "6379"]), Commands = ["redis-cli", "redis-server"], WorkingDirectory = "/data" }),
    ];

    private static IEnumerable<Image> Same(IEnumerable<string> names, Image image) => names.Select(name => image with { Name = name });
}
