using System.Diagnostics;
using ClusterSim.Recordings.Scenarios;
using ClusterSim.Server;

namespace ClusterSim.Fidelity;

/// <summary>The <c>kubectl</c> on the path, and the cluster served for it on a port of this machine.</summary>
public sealed class ServedKubectl : IKubectl
{
    private readonly string _home = Directory.CreateTempSubdirectory("clustersim-kubectl-").FullName;
    private readonly ClusterServer _server;

    private ServedKubectl(ClusterServer server)
    {
        _server = server;
        server.Kubeconfig.Save(Config);
    }

    private string Config => Path.Combine(_home, "config");

    /// <summary>Whether there is a kubectl on the path.</summary>
    public static bool IsAvailable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, "kubectl")));

    /// <summary>Serves a cluster; its time stays the caller's.</summary>
    public static ServedKubectl Serve(Cluster cluster) => new(cluster.ServeAsync(new ServerOptions { Speed = null }).GetAwaiter().GetResult());

    /// <inheritdoc/>
    public (int ExitCode, string Output, string Error) Run(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("kubectl", [.. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KUBECONFIG"] = Config;
        start.Environment["HOME"] = _home;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_home, recursive: true);
    }
}
