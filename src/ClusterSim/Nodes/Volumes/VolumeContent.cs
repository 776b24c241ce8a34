using ClusterSim.Nodes.Pods;

namespace ClusterSim.Nodes.Volumes;

/// <summary>The files of volumes that are made of objects: ConfigMaps, Secrets, the Pod itself, tokens.</summary>
/// <remarks>
/// Source: pkg/volume/configmap, pkg/volume/secret, pkg/volume/downwardapi, pkg/volume/projected (v1.36).
/// Differs from Kubernetes: there are no ClusterTrustBundles and no certificates for Pods, so that files of theirs are not there.
/// </remarks>
internal sealed class VolumeContent(PodWorker worker, PodVolumeSet volumes)
{
    private const int DefaultMode = 0b110_100_100; // 0644
    private const int OwnersMode = 0b110_000_000; // 0600

    private readonly SortedDictionary<string, VolumeFile> _files = new(StringComparer.Ordinal);

    /// <summary>Until when the files are as they should be, whatever happens to objects; null: for ever.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>Whether a volume is made of objects.</summary>
    public static bool IsOf(Volume volume) => volume is { ConfigMap: not null } or { Secret: not null } or { DownwardAPI: not null } or { Projected: not null };

    /// <summary>The files of a volume.</summary>
    /// <exception cref="MountException">Something is missing.</exception>
    public SortedDictionary<string, VolumeFile> Build(Volume volume)
    {
        var problems = new List<string>();
        foreach (var source in SourcesOf(volume))
        {
            try
            {
                Add(source, DefaultModeOf(volume));
            }
            catch (MountException problem)
            {
                problems.Add(problem.Message);
            }
        }
        if (problems.Count > 0)
            throw new MountException(problems.Count == 1 ? problems[0] : $"[{string.Join(", ", problems)}]"); // As Go prints several errors.
        return _files;
    }

    /// <summary>The objects of which a volume is made, and which may change.</summary>
    public static IEnumerable<SourceKey> ObjectsOf(Volume volume, string @namespace)
    {
        foreach (var source in SourcesOf(volume))
        {
            if (source.ConfigMap is { } configMap)
                yield return new(SourceKind.ConfigMap, new(@namespace, configMap.Name ?? ""));
            else if (source.Secret is { } secret)
                yield return new(SourceKind.Secret, new(@namespace, secret.Name ?? ""));
        }
    }

    private static int DefaultModeOf(Volume volume) =>
        volume.ConfigMap?.DefaultMode ?? volume.Secret?.DefaultMode ?? volume.DownwardAPI?.DefaultMode ?? volume.Projected?.DefaultMode ?? DefaultMode;

    private static IEnumerable<VolumeProjection> SourcesOf(Volume volume) => volume switch
    {
        { ConfigMap: { } configMap } => [new() { ConfigMap = new() { Name = configMap.Name, Items = configMap.Items, Optional = configMap.Optional } }],
        { Secret: { } secret } => [new() { Secret = new() { Name = secret.SecretName, Items = secret.Items, Optional = secret.Optional } }],
        { DownwardAPI: { } fields } => [new() { DownwardAPI = new() { Items = fields.Items } }],
        { Projected: { } projected } => projected.Sources,
        _ => [],
    };

    private void Add(VolumeProjection source, int mode)
    {
        if (source.ConfigMap is { } configMap)
            AddConfigMap(configMap, mode);
        else if (source.Secret is { } secret)
            AddSecret(secret, mode);
        else if (source.DownwardAPI is { } fields)
            AddFields(fields.Items, mode);
        else if (source.ServiceAccountToken is { } token)
            AddToken(token, mode);
        else if (source.ClusterTrustBundle is { Optional: true } bundle)
            _files[bundle.Path] = new(Bytes.Empty, mode);
        else if (source.ClusterTrustBundle is { } missing)
            throw new MountException($"clustertrustbundle \"{missing.Name ?? missing.SignerName}\" not found");
    }

    private void AddConfigMap(ConfigMapProjection source, int mode)
    {
        var found = volumes.FindConfigMap(source.Name ?? "");
        if (found is null && source.Optional != true)
            throw new MountException($"configmap \"{source.Name}\" not found");
        var content = new SortedDictionary<string, Bytes>(StringComparer.Ordinal);
        foreach (var (key, text) in found?.Data ?? [])
            content[key] = Bytes.FromText(text);
        foreach (var (key, bytes) in found?.BinaryData ?? [])
            content[key] = bytes;
        AddItems(content, source.Items, mode, source.Optional == true, "configmap references non-existent config key: ");
    }

    private void AddSecret(SecretProjection source, int mode)
    {
        var found = volumes.FindSecret(source.Name ?? "");
        if (found is null && source.Optional != true)
            throw new MountException($"secret \"{source.Name}\" not found");
        AddItems(found?.Data ?? [], source.Items, mode, source.Optional == true, "references non-existent secret key: ");
    }

    private void AddItems(IReadOnlyDictionary<string, Bytes> content, ValueList<KeyToPath> items, int mode, bool isOptional, string complaint)
    {
        if (items.Count == 0)
        {
            foreach (var (key, bytes) in content)
                _files[key] = new(bytes, mode);
        }
        foreach (var item in items)
        {
            if (content.TryGetValue(item.Key, out var bytes))
                _files[item.Path] = new(bytes, item.Mode ?? mode);
            else if (!isOptional)
                throw new MountException(complaint + item.Key);
        }
    }

    private void AddFields(ValueList<DownwardAPIVolumeFile> items, int mode)
    {
        foreach (var item in items)
        {
            try
            {
                var text = item.FieldRef is { } field ? PodFields.Find(worker, field.FieldPath)
                    : item.ResourceFieldRef is { } resource ? PodFields.ResourceOf(worker, worker.FirstContainer.Spec, resource)
                    : "";
                _files[item.Path] = new(Bytes.FromText(text), item.Mode ?? mode);
            }
            catch (EnvironmentException problem)
            {
                throw new MountException(problem.Message);
            }
        }
    }

    private void AddToken(ServiceAccountTokenProjection source, int mode)
    {
        if (volumes.FindToken(source) is not { } token)
            return;
        var user = worker.CommonUser;
        if (user is not null || worker.VolumeGroup is not null)
            mode = OwnersMode; // Whoever is not root could not read it otherwise, and others should not.
        _files[source.Path] = new(token.Content, mode) { UserId = user ?? 0 };
        if (ValidUntil is null || token.RenewAt < ValidUntil)
            ValidUntil = token.RenewAt;
    }
}
