using ClusterSim.ApiServer.Requests;

namespace ClusterSim.ApiServer.Access;

/// <summary>What somebody wants to do, as far as it matters for whether they may.</summary>
/// <remarks>Source: apiserver endpoints/request/requestinfo.go; authorization/authorizer/interfaces.go (v1.36).</remarks>
internal sealed record AccessRequest
{
    public required Caller Caller { get; init; }

    /// <summary>As in <c>get</c>, <c>list</c>, <c>deletecollection</c>, or an HTTP method in lower case.</summary>
    public required string Verb { get; init; }

    public string Group { get; init; } = "";

    /// <summary>Plural name of the kind; empty for paths that are no resource.</summary>
    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The path that is no resource.</summary>
    public string Path { get; init; } = "";

    public bool IsForResource { get; init; } = true;

    /// <summary>Resource and subresource, as rules name them.</summary>
    public string FullResource => Subresource.Length == 0 ? Resource : Resource + "/" + Subresource;

    /// <summary>What a request over HTTP wants.</summary>
    public static AccessRequest Of(ApiRequest request, string path, QueryString query)
    {
        if (RequestPath.Parse(path) is not { } parsed)
            return new() { Caller = request.Caller, Verb = request.Method.ToLowerInvariant(), Path = path, IsForResource = false };
        var verb = VerbOf(request.Method);
        var name = parsed.Name;
        if (parsed.IsWatch || (name.Length == 0 && verb is "get" or "delete"))
        {
            verb = verb == "delete" ? "deletecollection" : parsed.IsWatch || query.Flag("watch") == true ? "watch" : "list";
            name = name.Length > 0 ? name : SelectedName(query);
        }
        var subresource = parsed.Subresource.Split('/')[0]; // The rest is for whoever is proxied to.
        var isNamespace = parsed is { Group: "", Resource: "namespaces", Namespace: null };
        var ns = isNamespace ? parsed.Name : parsed.Namespace ?? ""; // A Namespace counts as being within itself.
        return new() { Caller = request.Caller, Verb = verb, Group = parsed.Group, Resource = parsed.Resource, Subresource = subresource, Namespace = ns, Name = name };
    }

    private static string VerbOf(string method) => method switch
    {
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => "delete",
        "GET" or "HEAD" => "get",
        _ => "",
    };

    // Whoever lists one object by its name needs no more than to see that one.
    private static string SelectedName(QueryString query)
    {
        const string Field = "metadata.name=";
        foreach (var term in (query.Find("fieldSelector") ?? "").Split(','))
            if (term.StartsWith(Field, StringComparison.Ordinal))
                return term[Field.Length..].TrimStart('=');
        return "";
    }
}
