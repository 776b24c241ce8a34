using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about what is allowed in a Pod or a template of one, but is going away or hardly meant.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForPodSpecAndMeta (v1.36).</remarks>
internal static class PodWarnings
{
    private static readonly (string Key, string Message)[] RetiredAnnotations =
    [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ];

    /// <summary>What to warn the creator of <paramref name="pod"/> about.</summary>
    public static IEnumerable<string> Of(Pod pod) =>
    [
        .. PodContainerWarnings.OfAppArmorAnnotations(pod),
        .. OfName(pod.Metadata.Name ?? ""),
        .. Of(pod.Spec, pod.Metadata, FieldPath.Spec, FieldPath.Metadata, false),
    ];

    /// <summary>What to warn about in a template that stands at <paramref name="path"/>.</summary>
    public static IEnumerable<string> Of(PodTemplateSpec template, FieldPath path) =>
        Of(template.Spec, template.Metadata, path["spec"], path["metadata"], true);

    private static IEnumerable<string> Of(PodSpec spec, ObjectMeta metadata, FieldPath path, FieldPath metadataPath, bool isTemplate) =>
    [
        .. NodeLabelWarnings.Of(spec, path),
        .. OfAnnotations(metadata, metadataPath["annotations"]),
        .. PodVolumeWarnings.Of(spec.Volumes, path["volumes"]),
        .. VolumePathWarnings.Of(spec.Volumes),
        .. Repeated(spec.HostAliases.Select(alias => alias.Ip), path["hostAliases"], "ip"),
        .. OfPullSecrets(spec.ImagePullSecrets, path["imagePullSecrets"]),
        .. PodContainerWarnings.Of(spec, metadata, path, metadataPath["annotations"], isTemplate),
        .. ContainerPortWarnings.Of(spec, path),
        .. OfGracePeriod(spec.TerminationGracePeriodSeconds, path["terminationGracePeriodSeconds"]),
        .. NullSelectorWarnings.Of(spec.Affinity, path["affinity"]),
        .. OfAddresses(spec, path),
    ];

    private static IEnumerable<string> OfName(string name) => DnsName.CheckLabel(name) is { Count: > 0 } messages
        ? [$"metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [{string.Join(' ', messages)}]"]
        : [];

    private static IEnumerable<string> OfAnnotations(ObjectMeta metadata, FieldPath path) => RetiredAnnotations
        .Where(annotation => metadata.Annotations.ContainsKey(annotation.Key))
        .Select(annotation => $"{path.Key(annotation.Key)}: {annotation.Message}");

    private static IEnumerable<string> OfPullSecrets(ValueList<LocalObjectReference> secrets, FieldPath path) =>
        Repeated(secrets.Select(secret => secret.Name ?? ""), path, "name").Concat(secrets
            .Select((secret, index) => (secret.Name, Path: path[index]["name"]))
            .Where(entry => string.IsNullOrEmpty(entry.Name))
            .Select(entry => $"{entry.Path}: invalid empty name \"\""));

    private static IEnumerable<string> OfGracePeriod(long? seconds, FieldPath path) =>
        seconds < 0 ? [$"{path}: must be >= 0; negative values are invalid and will be treated as 1"] : [];

    private static IEnumerable<string> OfAddresses(PodSpec spec, FieldPath path) =>
    [
        .. (spec.DnsConfig?.Nameservers ?? []).SelectMany((server, index) => IpAddressSyntax.Warnings(server, path["dnsConfig"]["nameservers"][index])),
        .. spec.HostAliases.SelectMany((alias, index) => IpAddressSyntax.Warnings(alias.Ip, path["hostAliases"][index]["ip"])),
    ];

    private static IEnumerable<string> Repeated(IEnumerable<string> values, FieldPath path, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return values
            .Select((value, index) => (Value: value, Path: path[index][field]))
            .Where(entry => !seen.Add(entry.Value))
            .Select(entry => $"{entry.Path}: duplicate {field} {GoText.Quote(entry.Value)}");
    }
}
