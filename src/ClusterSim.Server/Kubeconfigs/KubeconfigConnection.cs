using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace ClusterSim.Server.Kubeconfigs;

/// <summary>Requests to the server that a kubeconfig names.</summary>
internal sealed class KubeconfigConnection : IDisposable
{
    private readonly HttpClient _http;

    public KubeconfigConnection(Kubeconfig server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var handler = new HttpClientHandler();
        if (server.AuthorityPem is { } pem)
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, _) => IsSignedBy(X509Certificate2.CreateFromPem(pem), certificate, chain);
        _http = new(handler) { BaseAddress = server.Server, Timeout = Timeout.InfiniteTimeSpan }; // A step of the clock may take a while.
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The JSON it is answered with.</returns>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses; the message says why.</exception>
    public async Task<JsonObject> SendAsync(HttpMethod method, string target, HttpContent? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative)) { Content = body };
        using var response = await AskAsync(request, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellation).ConfigureAwait(false))!;
        var why = await ReadWhyAsync(response, cancellation).ConfigureAwait(false);
        throw new HttpRequestException(why ?? response.ReasonPhrase, null, response.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException unreachable)
        {
            throw new HttpRequestException($"The cluster at {_http.BaseAddress} does not answer ({unreachable.Message}). Is it up? Start one with: clustersim up", unreachable);
        }
    }

    private static async Task<string?> ReadWhyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellation).ConfigureAwait(false))?["message"]?.GetValue<string>();
        }
        catch (System.Text.Json.JsonException)
        {
            return null; // Something else than a cluster listens there.
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
