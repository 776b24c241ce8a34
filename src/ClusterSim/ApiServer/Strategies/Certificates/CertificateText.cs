using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Reads certificates and requests for them in PEM.</summary>
/// <remarks>
/// <para>Source: certificates/helpers.go, ParseCSR; certificates/validation/validation.go, validateCertificate (v1.36).</para>
/// <para>Differs from Kubernetes: what is wrong inside a PEM block is said in fewer words, and signatures by Ed25519 are not checked.</para>
/// </remarks>
internal static class CertificateText
{
    private const string RequestLabel = "CERTIFICATE REQUEST";
    private const string CertificateLabel = "CERTIFICATE";
    private const string OrganizationId = "2.5.4.10";

    /// <summary>Why the bytes hold no request that is signed by its own key; null when they do.</summary>
    public static string? WhyNoRequest(Bytes? pem)
    {
        if (BlockOf(pem) is not { } der)
            return "PEM block type must be " + RequestLabel;
        try
        {
            _ = Load(der, CertificateRequestLoadOptions.Default);
            return null;
        }
        catch (CryptographicException)
        {
            return IsRequest(der) ? "crypto/rsa: verification error" : "asn1: structure error: tags don't match";
        }
        catch (NotSupportedException)
        {
            return null; // A key of a kind that cannot be checked here.
        }
    }

    /// <summary>The organizations a request names, which become groups; none when it cannot be read.</summary>
    public static IEnumerable<string> OrganizationsOf(Bytes? pem)
    {
        try
        {
            return BlockOf(pem) is not { } der ? [] : Load(der, CertificateRequestLoadOptions.SkipSignatureValidation).SubjectName
                .EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == OrganizationId)
                .Select(part => part.GetSingleElementValue() ?? "")
                .ToList();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>Why the bytes are not certificates one after the other; null when they are, or are empty.</summary>
    public static string? WhyNoCertificates(Bytes? pem)
    {
        if (pem is null or { Length: 0 })
            return null;
        var rest = TextOf(pem).AsSpan();
        var blocks = 0;
        for (; PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label] is not CertificateLabel)
                return $"only CERTIFICATE PEM blocks are allowed, found \"{rest[found.Label]}\"";
            try
            {
                X509CertificateLoader.LoadCertificate(Convert.FromBase64String(rest[found.Base64Data].ToString())).Dispose();
            }
            catch (CryptographicException)
            {
                return "x509: malformed certificate";
            }
            blocks++;
        }
        return blocks == 0 ? "must contain at least one CERTIFICATE PEM block" : null;
    }

    private static CertificateRequest Load(byte[] der, CertificateRequestLoadOptions options) =>
        CertificateRequest.LoadSigningRequest(der, HashAlgorithmName.SHA256, options, RSASignaturePadding.Pkcs1);

    private static bool IsRequest(byte[] der)
    {
        try
        {
            _ = Load(der, CertificateRequestLoadOptions.SkipSignatureValidation);
            return true;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or NotSupportedException)
        {
            return false;
        }
    }

    private static byte[]? BlockOf(Bytes? pem)
    {
        var text = TextOf(pem);
        return PemEncoding.TryFind(text, out var found) && text[found.Label] == RequestLabel ? Convert.FromBase64String(text[found.Base64Data]) : null;
    }

    private static string TextOf(Bytes? pem) => pem is null ? "" : Encoding.ASCII.GetString(pem.AsSpan());
}
