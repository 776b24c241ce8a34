using System.Globalization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about ports that are named or defined twice in a Pod.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForPodSpecAndMeta (v1.36).</remarks>
internal static class ContainerPortWarnings
{
    public static IEnumerable<string> Of(PodSpec spec, FieldPath path)
    {
        var ports = PodContainers.WithPaths(spec, path)
            .SelectMany(entry => entry.Container.Ports.Select((port, index) => new Place(port, entry.Path["ports"][index])))
            .ToList();
        return ports.SelectMany((place, index) => OfDefinition(place, ports.Take(index))).Concat(OfNames(ports));
    }

    private static IEnumerable<string> OfDefinition(Place place, IEnumerable<Place> earlier)
    {
        var port = place.Port;
        if (!string.IsNullOrEmpty(port.HostIP) && port.HostPort == 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{place.Path}: hostIP set without hostPort: {{Name:{port.Name} HostPort:0 ContainerPort:{port.Port} Protocol:{port.Protocol} HostIP:{port.HostIP}}}");
        foreach (var other in earlier)
            if (other.Port.Port == port.Port && other.Port.Protocol == port.Protocol && Relation(port, other.Port) is { } relation)
                yield return $"{place.Path}: {relation} port definition with {other.Path}";
    }

    private static string? Relation(ContainerPort port, ContainerPort other)
    {
        var (address, otherAddress) = (port.HostIP ?? "", other.HostIP ?? "");
        if (address == otherAddress && port.HostPort == other.HostPort)
            return "duplicate";
        if (port.HostPort == 0 || other.HostPort == 0)
            return "overlapping";
        return port.HostPort == other.HostPort && (address.Length == 0 || otherAddress.Length == 0) ? "dangerously ambiguous" : null;
    }

    private static IEnumerable<string> OfNames(IEnumerable<Place> ports)
    {
        var first = new Dictionary<string, FieldPath>(StringComparer.Ordinal);
        foreach (var (port, path) in ports)
            if (!string.IsNullOrEmpty(port.Name) && !first.TryAdd(port.Name, path))
                yield return $"{path}: duplicate port name {GoText.Quote(port.Name)} with {first[port.Name]}, "
                    + $"services and probes that select ports by name will use {first[port.Name]}";
    }

    private readonly record struct Place(ContainerPort Port, FieldPath Path);
}
