namespace ClusterSim.ApiServer.Requests;

/// <summary>The path of a request for a resource, taken apart.</summary>
/// <remarks>Source: apiserver endpoints/request/requestinfo.go (v1.36).</remarks>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version, as in <c>v1</c>.</param>
/// <param name="Namespace">Namespace in the path; null when there is none.</param>
/// <param name="Resource">Plural name of the kind.</param>
/// <param name="Name">Name of the object; empty for the collection.</param>
/// <param name="Subresource">As in <c>status</c>; empty for the object itself.</param>
/// <param name="IsWatch">The old form of a watch, below <c>/watch/</c>.</param>
internal sealed record RequestPath(string Group, string Version, string? Namespace, string Resource, string Name, string Subresource, bool IsWatch)
{
    /// <summary>The parts of <paramref name="path"/>; null when it is not one of a resource.</summary>
    public static RequestPath? Parse(string path)
    {
        ReadOnlySpan<string> parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return parts switch
        {
            ["api", var version, .. var rest] => Parse("", version, rest),
            ["apis", var group, var version, .. var rest] => Parse(group, version, rest),
            _ => null,
        };
    }

    private static RequestPath? Parse(string group, string version, ReadOnlySpan<string> parts)
    {
        var isWatch = parts is ["watch", ..];
        if (isWatch)
            parts = parts[1..];
        return parts switch
        {
            ["namespaces", var name, "status" or "finalize"] => new(group, version, null, "namespaces", name, parts[2], isWatch),
            ["namespaces", var ns, var resource] => new(group, version, ns, resource, "", "", isWatch),
            ["namespaces", var ns, var resource, var name] => new(group, version, ns, resource, name, "", isWatch),
            ["namespaces", var ns, var resource, var name, .. var subresource] => new(group, version, ns, resource, name, SubresourceOf(subresource), isWatch),
            [var resource] => new(group, version, null, resource, "", "", isWatch),
            [var resource, var name] => new(group, version, null, resource, name, "", isWatch),
            [var resource, var name, .. var subresource] => new(group, version, null, resource, name, SubresourceOf(subresource), isWatch),
            _ => null,
        };
    }

    /// <summary>What follows <c>proxy</c> is a path in another world.</summary>
    private static string SubresourceOf(ReadOnlySpan<string> parts) => parts[0] == "proxy" ? parts[0] : string.Join('/', parts!);
}
