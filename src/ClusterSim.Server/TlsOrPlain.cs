using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ClusterSim.Server;

/// <summary>
/// Serves TLS and plain HTTP on one port: kubectl shows its token over TLS alone, load generators and small scripts would rather do without. The first byte tells
/// which it is.
/// </summary>
/// <param name="certificate">What to show.</param>
/// <param name="allowsPlain">Whether plain HTTP is served, too.</param>
internal sealed class TlsOrPlain(ServerCertificate certificate, bool allowsPlain)
{
    private const byte Handshake = 0x16; // The content type of a ClientHello; no HTTP method begins with it.
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private readonly SslServerAuthenticationOptions _options = new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate.Certificate, [certificate.Authority], offline: true),
        ApplicationProtocols = [SslApplicationProtocol.Http11],
    };

    public ConnectionDelegate Wrap(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var first = await FirstByteAsync(connection).ConfigureAwait(false);
        if (first == Handshake)
            await ServeTlsAsync(connection, next).ConfigureAwait(false);
        else if (first is not null && allowsPlain)
            await next(connection).ConfigureAwait(false);
    }

    private static async Task<byte?> FirstByteAsync(ConnectionContext connection)
    {
        try
        {
            var read = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed).ConfigureAwait(false);
            byte? first = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0];
            connection.Transport.Input.AdvanceTo(read.Buffer.Start); // Only looked at.
            return first;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private async Task ServeTlsAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var plain = connection.Transport;
        var stream = new SslStream(new DuplexStream(plain), leaveInnerStreamOpen: true);
        await using (stream.ConfigureAwait(false))
        {
            if (!await ShakeHandsAsync(stream, connection).ConfigureAwait(false))
                return;
            var features = new TlsFeature();
            connection.Features.Set<ITlsConnectionFeature>(features);
            connection.Transport = new Duplex(PipeReader.Create(stream, new(leaveOpen: true)), PipeWriter.Create(stream, new(leaveOpen: true)));
            try
            {
                await next(connection).ConfigureAwait(false);
            }
            finally
            {
                await connection.Transport.Input.CompleteAsync().ConfigureAwait(false);
                await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
                connection.Transport = plain;
            }
        }
    }

    private async Task<bool> ShakeHandsAsync(SslStream stream, ConnectionContext connection)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(HandshakeLimit);
        try
        {
            await stream.AuthenticateAsServerAsync(_options, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException or OperationCanceledException)
        {
            return false; // A client that does not trust the authority, or a stranger.
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Tells Kestrel that the connection is one of TLS. Clients show no certificates.</summary>
    private sealed class TlsFeature : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
