namespace ClusterSim.ApiServer.Discovery;

/// <summary>An API group as discovery shows it.</summary>
/// <param name="Name">Empty for the core group.</param>
/// <param name="Versions">The preferred one first.</param>
internal sealed record ServedGroup(string Name, IReadOnlyList<ServedVersion> Versions)
{
    /// <summary>The groups that serve <paramref name="types"/>, in the order of the types, which is that of discovery.</summary>
    public static IReadOnlyList<ServedGroup> Of(IReadOnlyList<ResourceType> types) =>
    [
        .. types.GroupBy(type => type.Group).Select(group => new ServedGroup(
            group.Key,
            [.. group.GroupBy(type => type.Version).Select(version => new ServedVersion(group.Key, version.Key, [.. version.OrderBy(type => type.Plural, StringComparer.Ordinal)]))])),
    ];
}

/// <summary>A version of an API group as discovery shows it.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Version">As in <c>v1</c>.</param>
/// <param name="Types">The kinds, by plural name.</param>
internal sealed record ServedVersion(string Group, string Version, IReadOnlyList<ResourceType> Types)
{
    /// <summary>Metrics it serves besides. None unless set.</summary>
    public IReadOnlyList<ServedMetric> Metrics { get; init; } = [];

    /// <summary>Group and version in one.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Path without the slash in front, as in <c>apis/apps/v1</c>.</summary>
    public string Path => Group.Length == 0 ? "api/" + Version : $"apis/{Group}/{Version}";
}
