using System.CommandLine;

namespace ClusterSim.Cli.Commands;

/// <summary>Where the kubeconfig is: the commands find a running cluster by it.</summary>
internal static class KubeconfigOption
{
    private static readonly string Directory = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube");

    /// <summary>The file that <c>kubectl</c> reads when nobody says otherwise.</summary>
    public static string UsersOwn { get; } = Path.Combine(Directory, "config");

    private static string Usual { get; } = Path.Combine(Directory, "clustersim.yaml");

    public static Option<string> ToWrite() => new("--kubeconfig") { Description = "The kubeconfig to write.", DefaultValueFactory = _ => Usual };

    public static Option<string> ToRead() => new("--kubeconfig") { Description = "The kubeconfig that clustersim up wrote.", DefaultValueFactory = _ => Usual };
}
