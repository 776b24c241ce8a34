using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ClusterSim.Cli.Output;
using ClusterSim.Server;
using Spectre.Console;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim up</c>: a cluster for <c>kubectl</c>, until it is interrupted.</summary>
internal sealed class UpCommand
{
    private readonly ClusterArguments _cluster = new();
    private readonly Option<int> _port = new("--port") { Description = "The port to listen on; 0 takes any that is free.", DefaultValueFactory = _ => 0 };
    private readonly Option<double> _speed = new("--speed") { Description = "Virtual seconds per second: 1, 10, …, or max for as fast as it can.", CustomParser = Speeds.Read, DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _tls = new("--tls") { Description = "Serves HTTPS alone. Without it the port serves both HTTPS and plain HTTP; the kubeconfig always says HTTPS." };
    private readonly Option<bool> _anonymous = new("--anonymous") { Description = "Answers requests without a token, too." };
    private readonly Option<string> _token = new("--token") { Description = "The token to ask for; a random one unless given." };
    private readonly Option<string> _kubeconfig = KubeconfigOption.ToWrite();
    private readonly Option<bool> _expose = new("--expose") { Description = "Opens node ports, load balancers and Ingresses on loopback, so that a browser reaches applications." };
    private readonly Option<string> _load = new("--load") { Description = "Goes on with a cluster that --save wrote. Its machines boot anew, as after a power failure." };
    private readonly Option<string> _save = new("--save") { Description = "Where to write the cluster when it is stopped." };
    private readonly Option<bool> _merge = new("--merge") { Description = "Adds the cluster to ~/.kube/config, too, and makes it the current one." };

    public static Command Create()
    {
        var up = new UpCommand();
        var command = new Command("up", "Starts a cluster and serves it to kubectl until Ctrl-C.") { up._port, up._speed, up._tls, up._anonymous, up._token, up._kubeconfig, up._merge, up._expose, up._load, up._save };
        up._cluster.AddTo(command);
        command.SetAction((arguments, cancellation) => Failures.ReportAsync(() => up.RunAsync(arguments, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var files = _cluster.FilesFrom(arguments);
        var state = arguments.GetValue(_load) is { } saved ? ClusterState.Load(saved) : null;
        using var cluster = new Cluster(_cluster.OptionsFrom(arguments, DateTimeOffset.UtcNow) with { State = state });
        if (files.Count > 0)
            cluster.ApplyFiles(files);
        var options = new ServerOptions
        {
            Port = arguments.GetValue(_port),
            Tls = arguments.GetValue(_tls),
            Token = arguments.GetValue(_token),
            AllowsAnonymous = arguments.GetValue(_anonymous),
            Speed = arguments.GetValue(_speed),
            Exposure = arguments.GetValue(_expose) ? Exposures.Printed : null,
        };
        await using var server = await cluster.ServeAsync(options, cancellation).ConfigureAwait(false);
        var path = arguments.GetValue(_kubeconfig)!;
        server.Kubeconfig.Save(path);
        if (arguments.GetValue(_merge))
            server.Kubeconfig.MergeInto(KubeconfigOption.UsersOwn);
        Greet(server, cluster, path, arguments.GetValue(_merge));
        await WaitAsync(server, cancellation).ConfigureAwait(false);
        if (arguments.GetValue(_save) is { } kept)
        {
            cluster.Save().Save(kept);
            AnsiConsole.MarkupLineInterpolated($"[grey]Saved as {kept}; go on with: clustersim up --load {kept}[/]");
        }
        AnsiConsole.MarkupLine("[grey]Stopped.[/]");
        return 0;
    }

    private static void Greet(ClusterServer server, Cluster cluster, string path, bool merged)
    {
        var nodes = cluster.Options.Nodes;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]The cluster is up[/] at {server.Url.ToString().TrimEnd('/')} with {nodes} node{(nodes == 1 ? "" : "s")}, seed {cluster.Seed}.");
        AnsiConsole.WriteLine();
        if (!merged)
            AnsiConsole.WriteLine($"  export KUBECONFIG={Path.GetFullPath(path)}");
        AnsiConsole.WriteLine("  kubectl get nodes");
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine("[grey]Ctrl-C stops it. From another terminal: clustersim pause | resume | step 1h | speed 10[/]");
    }

    // Ends when somebody interrupts it, or when something inside the cluster threw.
    private static async Task WaitAsync(ClusterServer server, CancellationToken cancellation)
    {
        try
        {
            await server.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }
}
