using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Stands before all requests: finds out in whose name they are made, and whether they are allowed.</summary>
/// <remarks>Source: apiserver endpoints/filters/authorization.go; registry/core/pod/rest/subresources.go; endpoints/handlers/responsewriters/errors.go (v1.36).</remarks>
/// <param name="authorizer">Who decides; null: everything is allowed.</param>
internal sealed class AccessControl(RbacAuthorizer? authorizer)
{
    /// <summary>The request as whoever it is made in the name of makes it.</summary>
    /// <exception cref="ApiException">403: it is not allowed. 400: it is made in nobody's name.</exception>
    public ApiRequest Admit(ApiRequest request, string path, QueryString query)
    {
        if (Impersonation.IsAsked(request))
            request = request with { Caller = Impersonation.Check(request, this) };
        if (authorizer is null)
            return request;
        var wanted = AccessRequest.Of(request, path, query);
        Require(wanted);
        if (wanted is { Verb: "get", Group: "", Resource: "pods", Subresource: "exec" or "attach" or "portforward" })
            Require(wanted with { Verb = "create" }); // A WebSocket begins with GET, whatever comes of it.
        return request;
    }

    public AccessDecision Decide(AccessRequest request) => authorizer?.Decide(request) ?? AccessDecision.Always;

    /// <exception cref="ApiException">403: it is not allowed.</exception>
    public void Require(AccessRequest request)
    {
        if (Decide(request) is { IsAllowed: false } refusal)
            throw Forbidden(request, refusal.Reason);
    }

    private static ApiException Forbidden(AccessRequest request, string reason)
    {
        var why = Describe(request) + (reason.Length == 0 ? "" : ": " + reason);
        if (!request.IsForResource)
            return ApiErrors.Failure(403, "Forbidden", "forbidden: " + why, new());
        var qualified = request.Group.Length == 0 ? request.Resource : request.Resource + "." + request.Group;
        var message = qualified + (request.Name.Length == 0 ? "" : " " + GoText.Quote(request.Name)) + " is forbidden: " + why;
        return ApiErrors.Failure(403, "Forbidden", message, new() { Name = NullIfEmpty(request.Name), Group = NullIfEmpty(request.Group), Kind = request.Resource });
    }

    private static string Describe(AccessRequest request)
    {
        var user = GoText.Quote(request.Caller.Name);
        if (!request.IsForResource)
            return $"User {user} cannot {request.Verb} path {GoText.Quote(request.Path)}";
        var where = request.Namespace.Length == 0 ? "at the cluster scope" : "in the namespace " + GoText.Quote(request.Namespace);
        return $"User {user} cannot {request.Verb} resource {GoText.Quote(request.FullResource)} in API group {GoText.Quote(request.Group)} {where}";
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
