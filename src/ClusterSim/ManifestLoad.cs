using ClusterSim.Client;
using ClusterSim.Serialization;

namespace ClusterSim;

/// <summary>Manifests that were applied object by object, as far as that goes: what is wrong with one does not keep the others out.</summary>
/// <remarks>CustomResourceDefinitions come first, then Namespaces, then everything else in its order.</remarks>
public sealed class ManifestLoad
{
    private const string DefaultNamespace = "default";

    private readonly Cluster _cluster;
    private readonly bool _createsNamespaces;
    private readonly List<ManifestResult> _results = [];
    private readonly List<string> _namespaces = [];
    private readonly List<string> _skipped = [];

    internal ManifestLoad(Cluster cluster, IEnumerable<string> paths, bool createsNamespaces)
    {
        (_cluster, _createsNamespaces) = (cluster, createsNamespaces);
        foreach (var path in paths)
            Read(path);
        var documents = _results.Where(result => result.Refusal is null).ToList();
        Apply(documents.Where(result => result.Is("CustomResourceDefinition")));
        Apply(documents.Where(result => result.Is("Namespace")));
        Apply(documents.Where(result => !result.Is("CustomResourceDefinition") && !result.Is("Namespace")));
        Retry(); // What was refused for want of something that comes later in the files.
    }

    /// <summary>Every object of the files, and every place where a file cannot be read, in order.</summary>
    public IReadOnlyList<ManifestResult> Results => _results;

    /// <summary>What was refused.</summary>
    public IEnumerable<ManifestResult> Refused => _results.Where(result => result.Refusal is not null);

    /// <summary>Namespaces that no manifest brings, and that were created for the objects in them.</summary>
    public IReadOnlyList<string> CreatedNamespaces => _namespaces;

    /// <summary>Files that hold no Kubernetes objects, as the values of a chart.</summary>
    public IReadOnlyList<string> SkippedFiles => _skipped;

    /// <summary>Whether something was refused that may be taken another time.</summary>
    public bool MayRetry => _results.Any(result => result.MayRetry);

    /// <summary>Applies once more what was refused and may be taken now.</summary>
    /// <returns>How many objects were.</returns>
    public int Retry()
    {
        var again = _results.Where(result => result.MayRetry).ToList();
        Apply(again);
        return again.Count(result => result.Refusal is null);
    }

    private void Read(string path)
    {
        var faults = new List<ManifestFault>();
        var documents = ManifestText.Read(File.ReadAllText(path), path, faults);
        if (faults.Count == 0 && documents.All(document => document.IsNoObject))
            _skipped.Add(path);
        else
            _results.AddRange(documents.Select(document => new ManifestResult(document)));
        _results.AddRange(faults.Select(fault => new ManifestResult(fault)));
    }

    private void Apply(IEnumerable<ManifestResult> results)
    {
        foreach (var result in results)
            result.Apply(_cluster, Apply);
        _cluster.Run(TimeSpan.Zero); // New kinds are served, and new namespaces have their service account.
    }

    private ApiObject Apply(ApiObject obj)
    {
        var resource = _cluster.Api.Scheme.Of(obj);
        if (!resource.Namespaced)
            return Write(obj);
        if (string.IsNullOrEmpty(obj.Metadata.Namespace))
            obj = obj with { Metadata = obj.Metadata with { Namespace = DefaultNamespace } };
        if (_createsNamespaces && _cluster.Client.Find<Namespace>(new("", obj.Metadata.Namespace!)) is null)
            Create(obj.Metadata.Namespace!);
        return Write(obj);
    }

    // What is there already is changed in what the manifest says, and keeps the rest.
    private ApiObject Write(ApiObject obj)
    {
        if (string.IsNullOrEmpty(obj.Metadata.Name) || _cluster.Api.Find(_cluster.Api.Scheme.Of(obj), ObjectKey.Of(obj)) is null)
            return _cluster.Api.Create(new("admin"), obj);
        return _cluster.Api.ServerSideApply(new("admin"), obj, fieldManager: null, force: true, subresource: "");
    }

    private void Create(string name)
    {
        _cluster.Client.Create(new Namespace { Metadata = new() { Name = name } });
        _cluster.Run(TimeSpan.Zero);
        _namespaces.Add(name);
    }
}
