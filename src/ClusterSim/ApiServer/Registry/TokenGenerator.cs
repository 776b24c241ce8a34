using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ClusterSim.Api.Authentication;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>Makes the tokens with which Pods act as their service account: JSON web tokens.</summary>
/// <remarks>
/// Source: pkg/serviceaccount/claims.go; registry/core/serviceaccount/storage/token.go, --service-account-extend-token-expiration (v1.36).
/// Differs from Kubernetes: tokens are signed with a key that only the cluster knows (HS256), drawn from the random stream <c>apiserver/tokens</c>.
/// </remarks>
internal sealed class TokenGenerator(SimulationLoop loop)
{
    /// <summary>Who issues the tokens, and whom they are meant for unless asked otherwise.</summary>
    public const string Issuer = "https://kubernetes.default.svc"; // --service-account-issuer

    private const long RenewedByKubeletSeconds = 3607; // WarnOnlyBoundTokenExpirationPeriod
    private const long ExtendedSeconds = 365 * 24 * 3600; // ExpirationExtensionSeconds

    private readonly RandomStream _random = loop.Random("apiserver/tokens");
    private byte[]? _key;

    /// <summary>A token for <paramref name="account"/>.</summary>
    /// <param name="account">Whom it speaks for.</param>
    /// <param name="spec">For whom and for how long.</param>
    /// <param name="bound">What it is bound to; null when nothing.</param>
    /// <param name="node">Where the Pod runs that it is bound to; null when nowhere.</param>
    public string Issue(ServiceAccount account, TokenRequestSpec spec, ApiObject? bound, Node? node = null)
    {
        var now = loop.Now.ToUnixTimeSeconds();
        var own = Private(account, bound, node);
        var lifetime = spec.ExpirationSeconds!.Value;
        if (bound is Pod && lifetime == RenewedByKubeletSeconds && spec.Audiences == [Issuer])
        {
            own = own.Set("warnafter", now + lifetime);
            lifetime = ExtendedSeconds; // For programs that read their token once and keep it.
        }
        JsonObject claims = new(
        [
            new("aud", new JsonArray(spec.Audiences.Select(audience => (JsonValue)audience).ToValueList())),
            new("exp", now + lifetime),
            new("iat", now),
            new("iss", Issuer),
            new("jti", _random.NextGuid()),
            new("kubernetes.io", own),
            new("nbf", now),
            new("sub", $"system:serviceaccount:{account.Metadata.Namespace}:{account.Metadata.Name}"),
        ]);
        var signed = Encode("""{"alg":"HS256","typ":"JWT"}""") + "." + Encode(JsonText.WriteText(claims));
        return signed + "." + Sign(signed);
    }

    /// <summary>What a token says; null when it is none that was issued here.</summary>
    public JsonObject? Verify(string token)
    {
        var end = token.LastIndexOf('.');
        if (_key is null || end < 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(token[..end])), Encoding.UTF8.GetBytes(token[(end + 1)..])))
            return null;
        return JsonText.Parse(Base64Url.DecodeFromChars(token.AsSpan()[(token.IndexOf('.') + 1)..end])) as JsonObject; // What is signed is well-formed.
    }

    private static JsonObject Private(ServiceAccount account, ApiObject? bound, Node? node)
    {
        JsonObject claims = new([new("namespace", account.Metadata.Namespace ?? ""), new("serviceaccount", Reference(account))]);
        foreach (var obj in (ApiObject?[])[node, bound])
            if (obj is not null)
                claims = claims.Set(obj.Kind.ToLowerInvariant(), Reference(obj));
        return claims;
    }

    private static JsonObject Reference(ApiObject obj) => new([new("name", obj.Metadata.Name ?? ""), new("uid", obj.Metadata.Uid ?? "")]);

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes(text)));

    private byte[] Key()
    {
        if (_key is null)
            _random.NextBytes(_key = new byte[32]);
        return _key;
    }
}
