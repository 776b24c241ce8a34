using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about names that make bad host names of the pods named after them.</summary>
/// <remarks>Source: registry/apps/deployment/strategy.go, WarningsOnCreate (v1.36).</remarks>
internal static class PodNameWarnings
{
    public static IEnumerable<string> Of(string? name) => DnsName.CheckLabel(name ?? "") is { Count: > 0 } messages
        ? [$"metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [{string.Join(' ', messages)}]"]
        : [];
}
