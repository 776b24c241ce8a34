using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about a certificate and a key that do not make a pair.</summary>
/// <remarks>Source: Go crypto/tls, X509KeyPair, which registry/core/secret/strategy.go asks (v1.36).</remarks>
internal static class TlsWarnings
{
    public static IEnumerable<string> Of(string certificate, string key)
    {
        var certificates = Labels(certificate);
        if (!certificates.Contains("CERTIFICATE"))
            return [NoCertificate(certificates)];
        var keys = Labels(key);
        if (!keys.Exists(IsKey))
            return [NoKey(keys)];
        return [.. Mismatch(certificate, key)];
    }

    private static string NoCertificate(List<string> found) => found switch
    {
        [] => "tls: failed to find any PEM data in certificate input",
        [var only] when IsKey(only) => "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched",
        _ => $"tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM blocks of the following types: [{string.Join(' ', found)}]",
    };

    private static string NoKey(List<string> found) => found switch
    {
        [] => "tls: failed to find any PEM data in key input",
        ["CERTIFICATE"] => "tls: found a certificate rather than a key in the PEM for the private key",
        _ => $"tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after skipping PEM blocks of the following types: [{string.Join(' ', found)}]",
    };

    private static IEnumerable<string> Mismatch(string certificate, string key)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificate, key);
            return [];
        }
        catch (ArgumentException)
        {
            return ["tls: private key does not match public key"];
        }
        catch (CryptographicException)
        {
            return ["tls: failed to parse private key"];
        }
    }

    private static bool IsKey(string label) => label == "PRIVATE KEY" || label.EndsWith(" PRIVATE KEY", StringComparison.Ordinal);

    private static List<string> Labels(string text)
    {
        var labels = new List<string>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            labels.Add(rest[fields.Label].ToString());
            rest = rest[fields.Location.End..];
        }
        return labels;
    }
}
