using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>Secrets that programs make up.</summary>
/// <remarks>Differs from Kubernetes: certificates that simulated programs make hold nothing but random bytes; nobody checks them, since nothing is encrypted.</remarks>
internal static class MadeUp
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int CertificateBytes = 600;

    public static string Text(ContainerContext context, int length) => string.Create(length, context, static (text, context) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = Letters[context.Random.Next(Letters.Length)];
    });

    /// <summary>A certificate, its key, and that of who signed it, by the names that <c>kubernetes.io/tls</c> gives them.</summary>
    public static ValueMap<Bytes> Certificate(ContainerContext context) =>
        [new("ca.crt", Pem(context, "CERTIFICATE")), new("tls.crt", Pem(context, "CERTIFICATE")), new("tls.key", Pem(context, "PRIVATE KEY"))];

    private static Bytes Pem(ContainerContext context, string label)
    {
        var bytes = new byte[CertificateBytes];
        context.Random.NextBytes(bytes);
        return Bytes.FromText(new StringBuilder().Append("-----BEGIN ").Append(label).Append("-----\n").Append(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).Replace("\r", "", StringComparison.Ordinal))
            .Append("\n-----END ").Append(label).Append("-----\n").ToString());
    }
}
