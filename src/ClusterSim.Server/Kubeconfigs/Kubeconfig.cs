using System.Text;
using YamlDotNet.RepresentationModel;

namespace ClusterSim.Server.Kubeconfigs;

/// <summary>What <c>kubectl</c> and client libraries need to reach a server: its address, its authority, a token.</summary>
/// <param name="Name">What cluster, user and context are called.</param>
/// <param name="Server">The address.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="AuthorityPem">The certificate of the server's authority; null: it is served without TLS.</param>
public sealed record Kubeconfig(string Name, Uri Server, string Token, string? AuthorityPem)
{
    /// <summary>The text of a kubeconfig file with this cluster alone.</summary>
    public override string ToString() => KubeconfigFile.Write(KubeconfigFile.Merge(null, this));

    /// <summary>Writes a kubeconfig file with this cluster alone; readable by its owner only.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => KubeconfigFile.Save(path, ToString());

    /// <summary>Adds this cluster to a kubeconfig file, in place of one of the same name, and makes it the current one. All else stays.</summary>
    /// <exception cref="InvalidDataException">The file is there, but is no kubeconfig; it is left as it is.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public void MergeInto(string path) => KubeconfigFile.Save(path, KubeconfigFile.Write(KubeconfigFile.Merge(KubeconfigFile.Read(path), this)));

    /// <summary>The current cluster of a kubeconfig file.</summary>
    /// <exception cref="InvalidDataException">It is no kubeconfig, or its current context names no cluster and token.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Kubeconfig Load(string path) => KubeconfigFile.Current(KubeconfigFile.Read(path) ?? throw new FileNotFoundException($"There is no kubeconfig {path}. Is a cluster up? Start one with: clustersim up", path), path);
}
