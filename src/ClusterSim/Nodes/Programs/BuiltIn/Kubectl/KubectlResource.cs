namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>A kind that the API server serves, as discovery tells of it.</summary>
/// <param name="GroupVersion">As in <c>apps/v1</c>.</param>
/// <param name="Name">Plural, as paths have it.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Singular">Singular.</param>
/// <param name="ShortNames">Other names.</param>
/// <param name="IsNamespaced">Whether it is in namespaces.</param>
internal sealed record KubectlResource(string GroupVersion, string Name, string Kind, string Singular, IReadOnlyList<string> ShortNames, bool IsNamespaced)
{
    private const string Discovery = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private string Group => GroupVersion.Contains('/') ? GroupVersion.Split('/')[0] : "";

    /// <summary>As messages have it: <c>deployment.apps</c>.</summary>
    public string Qualified => Group.Length == 0 ? Singular : $"{Singular}.{Group}";

    /// <summary>The path of all objects, or of one.</summary>
    /// <param name="namespace">The namespace; null for all of them.</param>
    /// <param name="name">Name of the object; null for all.</param>
    public string PathOf(string? @namespace, string? name = null)
    {
        var path = GroupVersion.Contains('/') ? "/apis/" + GroupVersion : "/api/" + GroupVersion;
        return path + (IsNamespaced && @namespace is not null ? "/namespaces/" + @namespace : "") + "/" + Name + (name is null ? "" : "/" + name);
    }

    /// <summary>Finds a kind by any of its names: <c>po</c>, <c>pod</c>, <c>deployments.apps</c>.</summary>
    /// <exception cref="KubectlException">There is none.</exception>
    public static async Task<KubectlResource> FindAsync(KubectlConnection connection, string name)
    {
        var wanted = name.ToLowerInvariant();
        foreach (var root in (string[])["/api", "/apis"])
        {
            foreach (var resource in Read(await connection.AskAsync("GET", root, accept: Discovery)))
            {
                if (wanted == resource.Name || wanted == resource.Singular || wanted == resource.Kind.ToLowerInvariant() || resource.ShortNames.Contains(wanted)
                    || (resource.Group.Length > 0 && wanted == $"{resource.Name}.{resource.Group}") || wanted == resource.Qualified)
                    return resource;
            }
        }
        throw new KubectlException($"error: the server doesn't have a resource type \"{name}\"");
    }

    /// <summary>Finds the kind of an object of a manifest.</summary>
    /// <exception cref="KubectlException">There is none.</exception>
    public static async Task<KubectlResource> FindAsync(KubectlConnection connection, JsonValue manifest)
    {
        var (version, kind) = (manifest["apiVersion"]?.AsText ?? "", manifest["kind"]?.AsText ?? "");
        foreach (var resource in Read(await connection.AskAsync("GET", version.Contains('/') ? "/apis" : "/api", accept: Discovery)))
        {
            if (resource.GroupVersion == version && resource.Kind == kind)
                return resource;
        }
        throw new KubectlException($"error: resource mapping not found for name: \"{manifest.At("metadata", "name")?.AsText}\" namespace: \"{manifest.At("metadata", "namespace")?.AsText}\" from \"STDIN\": no matches for kind \"{kind}\" in version \"{version}\"\nensure CRDs are installed first");
    }

    private static IEnumerable<KubectlResource> Read(JsonValue groups)
    {
        foreach (var group in Items(groups["items"]))
        {
            foreach (var version in Items(group["versions"]))
            {
                var prefix = group.At("metadata", "name")?.AsText is { Length: > 0 } name ? name + "/" : "";
                foreach (var resource in Items(version["resources"]))
                {
                    yield return new(
                        prefix + version["version"]?.AsText,
                        resource["resource"]?.AsText ?? "",
                        resource.At("responseKind", "kind")?.AsText ?? "",
                        resource["singularResource"]?.AsText is { Length: > 0 } singular ? singular : (resource.At("responseKind", "kind")?.AsText ?? "").ToLowerInvariant(),
                        [.. Items(resource["shortNames"]).Select(static item => item.AsText ?? "")],
                        resource["scope"]?.AsText == "Namespaced");
                }
            }
        }
    }

    private static IEnumerable<JsonValue> Items(JsonValue? array) => array is JsonArray { Items: var items } ? items : [];
}
