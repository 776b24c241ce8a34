using ClusterSim.Api.Authentication;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>Tokens of service accounts, which are issued and not stored.</content>
/// <remarks>Source: registry/core/serviceaccount/storage/token.go; authentication/validation/validation.go (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    private const long DefaultExpirationSeconds = 3600;
    private const long MinExpirationSeconds = 600;
    private const long MaxExpirationSeconds = 1L << 32;

    /// <summary>Answers a request for a token of the service account at <paramref name="key"/>.</summary>
    /// <param name="accounts">Where service accounts are.</param>
    /// <param name="key">The service account.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="endpointOf">Where kinds are that a token can be bound to.</param>
    public TokenRequest IssueToken(ResourceEndpoint accounts, ObjectKey key, TokenRequest request, Func<Type, ResourceEndpoint> endpointOf)
    {
        if (!string.IsNullOrEmpty(request.Metadata.Name) && request.Metadata.Name != key.Name)
            throw Invalid(key.Name, FieldPath.Metadata["name"], request.Metadata.Name, "must match the service account name if specified");
        var account = (ServiceAccount)Get(accounts, key);
        var spec = request.Spec with
        {
            Audiences = request.Spec.Audiences.Count > 0 ? request.Spec.Audiences : [TokenGenerator.Issuer],
            ExpirationSeconds = request.Spec.ExpirationSeconds ?? DefaultExpirationSeconds,
        };
        ValidateExpiration(spec.ExpirationSeconds.Value);
        var bound = spec.BoundObjectRef is { } reference ? BoundObject(reference, key, endpointOf) : null;
        var node = bound is Pod { Spec.NodeName: { Length: > 0 } host } ? (Node?)Find(endpointOf(typeof(Node)), new(host)) : null;
        return request with
        {
            Metadata = request.Metadata with { Name = key.Name, Namespace = key.Namespace, Uid = account.Metadata.Uid, CreationTimestamp = _loop.Now },
            Spec = spec,
            Status = new() { Token = _tokens.Issue(account, spec, bound, node), ExpirationTimestamp = _loop.Now + TimeSpan.FromSeconds(spec.ExpirationSeconds.Value) },
        };
    }

    private static void ValidateExpiration(long seconds)
    {
        var field = FieldPath.Spec["expirationSeconds"];
        if (seconds < MinExpirationSeconds)
            throw Invalid("", field, seconds, "may not specify a duration less than 10 minutes");
        if (seconds > MaxExpirationSeconds)
            throw Invalid("", field, seconds, "may not specify a duration larger than 2^32 seconds");
    }

    private ApiObject BoundObject(BoundObjectReference reference, ObjectKey account, Func<Type, ResourceEndpoint> endpointOf)
    {
        var (name, kind) = (reference.Name ?? "", reference.Kind ?? "");
        var bound = (reference.ApiVersion?.Contains('/') != true ? kind : "") switch
        {
            "Pod" => Get(endpointOf(typeof(Pod)), new(account.Namespace, name)),
            "Secret" => Get(endpointOf(typeof(Secret)), new(account.Namespace, name)),
            "Node" => Get(endpointOf(typeof(Node)), new(name)),
            _ => throw ApiErrors.BadRequest($"cannot bind token to object of type {Spelled(reference.ApiVersion ?? "", kind)}"),
        };
        if (bound is Pod pod && pod.Spec.ServiceAccountName != account.Name)
            throw ApiErrors.BadRequest($"cannot bind token for serviceaccount \"{account.Name}\" to pod running with different serviceaccount name.");
        if (!string.IsNullOrEmpty(reference.Uid) && reference.Uid != bound.Metadata.Uid)
            throw ApiErrors.Conflict("", kind, name, $"the UID in the bound object reference ({reference.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
        return bound;
    }

    // As Go prints a GroupVersionKind.
    private static string Spelled(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/');
        return slash < 0 ? $"/{apiVersion}, Kind={kind}" : $"{apiVersion[..slash]}/{apiVersion[(slash + 1)..]}, Kind={kind}";
    }

    private static ApiException Invalid(string name, FieldPath field, object? value, string detail) =>
        ApiErrors.Invalid("authentication.k8s.io", "TokenRequest", name, field, value, detail);
}
