using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>What a careful client of HTTPS says about a server's certificate. Of servers that show none, since nothing is encrypted here, it thinks well.</summary>
internal static class TlsTrust
{
    private const string MoreDetails = "\nMore details here: https://curl.se/docs/sslcerts.html\n\ncurl failed to verify the legitimacy of the server and therefore could not\n"
        + "establish a secure connection to it. To learn more about this situation and\nhow to fix it, please visit the webpage mentioned above.";

    /// <summary>Why the server is not trusted; null when it is.</summary>
    /// <param name="process">The client.</param>
    /// <param name="url">Where it wants to go.</param>
    /// <param name="address">The address of that.</param>
    /// <param name="authority">The file with the certificates it trusts; null: the one that the environment names.</param>
    public static string? ProblemOf(Process process, Uri url, string address, string? authority)
    {
        if (process.Container.Network.FindListener(process.Container.Pod, address, url.Port) is not ITlsListener server)
            return null;
        var path = authority ?? process.Environment.GetValueOrDefault("CURL_CA_BUNDLE") ?? process.Environment.GetValueOrDefault("SSL_CERT_FILE");
        if (path is null || !Trusts(process, path, server.Authority))
            return "SSL certificate problem: unable to get local issuer certificate" + MoreDetails;
        return server.IsFor(url.Host) ? null : $"SSL: no alternative certificate subject name matches target host name '{url.Host}'" + MoreDetails;
    }

    private static bool Trusts(Process process, string path, string authority) =>
        process.Files.Find(process.PathOf(path)) is RegularFile file && Encoding.UTF8.GetString(file.Content.Span).Contains(authority.Trim(), StringComparison.Ordinal);
}
