using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about files of one volume that are in each other's way: of the same path, or one where the other needs a directory.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForOverlappingVirtualPaths (v1.36).</remarks>
internal static class VolumePathWarnings
{
    public static IEnumerable<string> Of(ValueList<Volume> volumes) => volumes.SelectMany(Of);

    private static IEnumerable<string> Of(Volume volume)
    {
        var name = GoText.Quote(volume.Name);
        return
        [
            .. Overlaps(volume.ConfigMap?.Items, $"volume {name} (ConfigMap {GoText.Quote(volume.ConfigMap?.Name ?? "")})"),
            .. Overlaps(volume.Secret?.Items, $"volume {name} (Secret {GoText.Quote(volume.Secret?.SecretName ?? "")})"),
            .. Overlaps((volume.DownwardAPI?.Items ?? []).Select(item => new FileOfVolume(item.Path, null)), $"volume {name} (DownwardAPI)"),
            .. Overlaps(volume.Projected, $"volume {name} (Projected)"),
        ];
    }

    private static IEnumerable<string> Overlaps(ValueList<KeyToPath>? items, string volume) => Overlaps((items ?? []).Select(item => new FileOfVolume(item.Path, null)), volume);

    private static IEnumerable<string> Overlaps(ProjectedVolumeSource? projected, string volume)
    {
        var sources = projected?.Sources ?? [];
        return
        [
            .. sources.Where(source => source == new VolumeProjection()).Select(_ => $"{volume} has no sources provided"),
            .. Overlaps(sources.SelectMany(FilesOf), volume),
        ];
    }

    private static IEnumerable<FileOfVolume> FilesOf(VolumeProjection source) => source switch
    {
        { ConfigMap: { } map } => map.Items.Select(item => new FileOfVolume(item.Path, $"ConfigMap {GoText.Quote(map.Name ?? "")}")),
        { Secret: { } secret } => secret.Items.Select(item => new FileOfVolume(item.Path, $"Secret {GoText.Quote(secret.Name ?? "")}")),
        { DownwardAPI: { } downward } => downward.Items.Select(item => new FileOfVolume(item.Path, "DownwardAPI")),
        { ServiceAccountToken: { } token } => [new(token.Path, "ServiceAccountToken")],
        _ => [],
    };

    private static IEnumerable<string> Overlaps(IEnumerable<FileOfVolume> files, string volume)
    {
        var earlier = new List<FileOfVolume>();
        foreach (var file in files.Select(file => file with { Path = file.Path.TrimEnd('/') }))
        {
            foreach (var other in earlier.Where(file.Overlaps))
                yield return $"{volume}: overlapping paths: {file} with {other}";
            earlier.Add(file);
        }
    }

    private sealed record FileOfVolume(string Path, string? Source)
    {
        public bool Overlaps(FileOfVolume other) => Path.Length > 0 && other.Path.Length > 0
            && ((Path + "/").StartsWith(other.Path + "/", StringComparison.Ordinal) || (other.Path + "/").StartsWith(Path + "/", StringComparison.Ordinal));

        public override string ToString() => Source is null ? GoText.Quote(Path) : $"{GoText.Quote(Path)} ({Source})";
    }
}
