namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>What a command is about: <c>pods</c>, <c>pod web</c>, <c>deploy/web svc/web</c>, <c>pods,services</c>.</summary>
internal static class KubectlTargets
{
    /// <summary>Kinds, each with a name, or with null for all objects.</summary>
    public static async Task<IReadOnlyList<(KubectlResource Resource, string? Name)>> FindAsync(KubectlConnection connection, IEnumerable<string> operands)
    {
        List<string> words = [.. operands];
        List<(KubectlResource, string?)> result = [];
        if (words.Count > 0 && words[0].Contains('/'))
        {
            foreach (var word in words)
            {
                var slash = word.IndexOf('/');
                if (slash < 0)
                    throw new KubectlException("error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'");
                result.Add((await KubectlResource.FindAsync(connection, word[..slash]), word[(slash + 1)..]));
            }
            return result;
        }
        foreach (var kind in words.Count == 0 ? [] : words[0].Split(','))
        {
            var resource = await KubectlResource.FindAsync(connection, kind);
            if (words.Count == 1)
                result.Add((resource, null));
            result.AddRange(words.Skip(1).Select(name => (resource, (string?)name)));
        }
        return result;
    }

    /// <summary>The query for the selectors that are given.</summary>
    public static string Selection(KubectlArguments arguments)
    {
        List<string> parts = [];
        if (arguments.Find("l", "selector") is { } labels)
            parts.Add("labelSelector=" + Uri.EscapeDataString(labels));
        if (arguments.Find("field-selector") is { } fields)
            parts.Add("fieldSelector=" + Uri.EscapeDataString(fields));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The names of all objects that a command is about.</summary>
    public static async Task<IReadOnlyList<(KubectlResource Resource, string Name)>> NamesAsync(KubectlConnection connection, IEnumerable<string> operands)
    {
        List<(KubectlResource, string)> result = [];
        foreach (var (resource, name) in await FindAsync(connection, operands))
        {
            if (name is not null)
            {
                result.Add((resource, name));
                continue;
            }
            var list = await connection.AskAsync("GET", resource.PathOf(connection.Namespace) + Selection(connection.Arguments));
            result.AddRange(((JsonArray)list["items"]!).Items.Select(item => (resource, item.At("metadata", "name")!.AsText!)));
        }
        return result;
    }
}
