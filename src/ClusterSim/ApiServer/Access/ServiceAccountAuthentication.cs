using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Access;

/// <summary>Knows service accounts by their tokens: those that are issued, and those that stand in secrets.</summary>
/// <remarks>Source: pkg/serviceaccount/claims.go, legacy.go (v1.36).</remarks>
internal sealed class ServiceAccountAuthentication(SimulationLoop loop, ObjectStore store, Scheme scheme, TokenGenerator tokens)
{
    private const string SecretType = "kubernetes.io/service-account-token"; // SecretTypeServiceAccountToken
    private const string ExtraPrefix = "authentication.kubernetes.io/";

    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60); // The last minute of what a token is bound to.

    /// <summary>The service account whose token it is; null: none's, or one that is not valid any more.</summary>
    /// <param name="token">The token.</param>
    /// <param name="audiences">For one of whom it must be meant.</param>
    public TokenOwner? Find(string token, ValueList<string> audiences) =>
        token.Count(character => character == '.') == 2 ? FindIssued(token, audiences)
        : audiences.Contains(TokenGenerator.Issuer) && FindInSecret(token) is { } caller ? new(caller, [TokenGenerator.Issuer])
        : null;

    private TokenOwner? FindIssued(string token, ValueList<string> audiences)
    {
        if (tokens.Verify(token) is not { } claims || claims["kubernetes.io"] is not JsonObject own)
            return null;
        var now = loop.Now.ToUnixTimeSeconds();
        var meant = audiences.RemoveAll(audience => !((JsonArray)claims["aud"]!).Items.Contains(audience));
        if (claims["exp"] is not JsonInteger expires || expires.Value < now || meant.Count == 0)
            return null;
        var ns = own["namespace"]!.AsText!;
        if (Live<ServiceAccount>(own, "serviceaccount", ns) is not { } account || !IsBoundToLive(own, ns))
            return null;
        return new(CallerFor(account, ExtraOf(claims, own)), meant);
    }

    private bool IsBoundToLive(JsonObject own, string ns) =>
        IsAbsentOr(Live<Pod>, own, "pod", ns) && IsAbsentOr(Live<Secret>, own, "secret", ns)
        && (own.Has("pod") || IsAbsentOr(Live<Node>, own, "node", "")); // A Pod's node is only told of.

    private static bool IsAbsentOr<T>(Func<JsonObject, string, string, T?> find, JsonObject own, string kind, string ns) where T : ApiObject =>
        !own.Has(kind) || find(own, kind, ns) is not null;

    private T? Live<T>(JsonObject own, string kind, string ns) where T : ApiObject =>
        store.Find<T>(scheme.Get<T>(), new(ns, own.At(kind, "name")?.AsText ?? "")) is { } obj && obj.Metadata.Uid == own.At(kind, "uid")?.AsText
            && (obj.Metadata.DeletionTimestamp is not { } end || (DateTimeOffset)end + Leeway > loop.Now) ? obj : null;

    private Caller? FindInSecret(string token)
    {
        var bytes = Bytes.FromText(token);
        foreach (var secret in store.List<Secret>(scheme.Get<Secret>()))
            if (secret.Type == SecretType && secret.Metadata.DeletionTimestamp is null && secret.Data.TryGetValue("token", out var held) && held.Equals(bytes))
                return AccountOf(secret) is { } account ? CallerFor(account, []) : null;
        return null;
    }

    private ServiceAccount? AccountOf(Secret secret)
    {
        var annotations = secret.Metadata.Annotations;
        var account = store.Find<ServiceAccount>(scheme.Get<ServiceAccount>(), new(secret.Metadata.Namespace!, annotations.Find("kubernetes.io/service-account.name") ?? ""));
        return account is not null && account.Metadata.Uid == annotations.Find("kubernetes.io/service-account.uid") ? account : null;
    }

    private static Caller CallerFor(ServiceAccount account, ValueMap<ValueList<string>> extra)
    {
        var ns = account.Metadata.Namespace!;
        return new(ServiceAccountName.Of(ns, account.Metadata.Name!)) { Uid = account.Metadata.Uid!, Groups = ServiceAccountName.GroupsOf(ns).Add(WellKnownUsers.Authenticated), Extra = extra };
    }

    private static ValueMap<ValueList<string>> ExtraOf(JsonObject claims, JsonObject own)
    {
        var extra = ValueMap.Of<ValueList<string>>((ExtraPrefix + "credential-id", ["JTI=" + claims["jti"]!.AsText]));
        foreach (var kind in (string[])["node", "pod"])
            foreach (var part in (string[])["name", "uid"])
                if (own.At(kind, part)?.AsText is { Length: > 0 } value)
                    extra = extra.Set($"{ExtraPrefix}{kind}-{part}", [value]);
        return extra;
    }
}
