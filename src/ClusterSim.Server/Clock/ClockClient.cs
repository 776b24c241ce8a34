using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ClusterSim.Server.Kubeconfigs;

namespace ClusterSim.Server.Clock;

/// <summary>Sets the pace of a cluster that is served by another process.</summary>
public sealed class ClockClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client of the server that a kubeconfig names.</summary>
    public ClockClient(Kubeconfig server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var handler = new HttpClientHandler();
        if (server.AuthorityPem is { } pem)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, _) => IsSignedBy(X509Certificate2.CreateFromPem(pem), certificate, chain);
        _http = new(handler) { BaseAddress = server.Server, Timeout = Timeout.InfiniteTimeSpan }; // A step may take a while.
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
    }

    /// <summary>Changes the clock and returns how it stands then.</summary>
    /// <param name="change">Any of <c>speed</c> (a number more than 0, or <c>max</c>), <c>paused</c> and <c>stepSeconds</c>.</param>
    /// <param name="cancellation">Stops waiting; what was asked for may still happen.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses; the message says why.</exception>
    public async Task<JsonObject> ChangeAsync(JsonObject change, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(change, cancellation).ConfigureAwait(false);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? answer! : throw new HttpRequestException(answer?["message"]?.GetValue<string>() ?? response.ReasonPhrase, null, response.StatusCode);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(JsonObject change, CancellationToken cancellation)
    {
        try
        {
            return await _http.PostAsJsonAsync(ClockEndpoint.Path.Value, change, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException unreachable)
        {
            throw new HttpRequestException($"The cluster at {_http.BaseAddress} does not answer ({unreachable.Message}). Is it up? Start one with: clustersim up", unreachable);
        }
    }

    private static bool IsSignedBy(X509Certificate2 authority, X509Certificate2? certificate, X509Chain? chain)
    {
        if (certificate is null || chain is null)
            return false;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
