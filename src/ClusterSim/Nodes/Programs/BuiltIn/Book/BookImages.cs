namespace ClusterSim.Nodes.Programs.BuiltIn.Book;

/// <summary>The images of the book Kubernetes in Action.</summary>
internal static class BookImages
{
    private const string FortunePath = "/bin/fortuneloop.sh";

    private static readonly ValueList<string> NodeCommands = ["curl", "wget", "ps", "top", "free", "kill", "pkill", "pidof", "ping", "uptime"];

    public static IReadOnlyList<Image> All { get; } =
    [
        Node("luksa/kubia", () => Kubia.Instance) with { Files = [new("/app.js", BookScripts.Kubia)] },
        Node("luksa/kubia:v1", () => Kubia.Version(1)),
        Node("luksa/kubia:v2", () => Kubia.Version(2)),
        Node("luksa/kubia:v3", () => Kubia.Version(3)),
        Node("luksa/kubia:v4", () => Kubia.Version(4)),
        Node("luksa/kubia-unhealthy", Kubia.Unhealthy),
        Node("luksa/kubia-pet", () => new KubiaPet(knowsPeers: false)),
        Node("luksa/kubia-pet-peers", () => new KubiaPet(knowsPeers: true)),
        Script("luksa/batch-job", BookScripts.BatchJob),
        Script("luksa/ssd-monitor", BookScripts.SsdMonitor),
        Fortune("luksa/fortune", BookScripts.FortuneLoop("10", saysSo: false)),
        Fortune("luksa/fortune:args", BookScripts.FortuneLoop("$1", saysSo: true)) with { DefaultArgs = ["10"] },
        Fortune("luksa/fortune:env", BookScripts.FortuneLoop("$INTERVAL", saysSo: true)),
    ];

    private static Image Node(string name, Func<IContainerProgram> program) =>
        new() { Name = name, SizeBytes = 263_900_000, Program = program, CommandLine = "node app.js", Commands = NodeCommands, Env = [new("NODE_VERSION", "7.10.1")] };

    private static Image Script(string name, string script) =>
        new() { Name = name, SizeBytes = 1_100_000, Program = () => CommandProgram.Instance, Userland = Userland.Busybox, RunsCommands = true, Entrypoint = ["/bin/sh", "-c", script] };

    private static Image Fortune(string name, string script) => new()
    {
        Name = name,
        SizeBytes = 46_000_000,
        Program = () => CommandProgram.Instance,
        Userland = Userland.Debian,
        RunsCommands = true,
        Commands = ["fortune"],
        Entrypoint = [FortunePath],
        Files = [new(FortunePath, script)],
    };
}
