namespace ClusterSim.ApiServer.Validation;

/// <summary>Names that stand as one segment in a URL path, the least that is asked of any name.</summary>
/// <remarks>Source: apimachinery api/validate/content/path.go (v1.36).</remarks>
internal static class PathSegment
{
    public static IReadOnlyList<string> CheckName(string name) => name is "." or ".." ? [$"may not be '{name}'"] : CheckPrefix(name);

    public static IReadOnlyList<string> CheckPrefix(string name) => !name.Contains('/') && !name.Contains('%')
        ? []
        : [.. name.Contains('/') ? (string[])["may not contain '/'"] : [], .. name.Contains('%') ? (string[])["may not contain '%'"] : []];
}
