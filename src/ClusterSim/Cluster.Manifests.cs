using ClusterSim.Serialization;

namespace ClusterSim;

/// <content>Bringing objects into the cluster.</content>
public sealed partial class Cluster
{
    private const string DefaultNamespace = "default";

    /// <summary>Creates the objects, or replaces those that exist; those without a namespace go into <c>default</c>.</summary>
    /// <returns>The objects as stored.</returns>
    /// <exception cref="ApiServer.ApiException">The API server refuses one; those before it have been written.</exception>
    public IReadOnlyList<ApiObject> Apply(params IEnumerable<ApiObject> objects) => [.. objects.Select(ApplyOne)];

    /// <summary>Applies every object of a text of YAML or JSON, which may hold several documents and lists.</summary>
    /// <param name="manifest">The text.</param>
    /// <param name="source">What errors call it, as a file's name; <c>manifest</c> unless given.</param>
    /// <exception cref="ManifestException">Something in it cannot be read: nothing has been written. The message names place, field and the nearest known name.</exception>
    public IReadOnlyList<ApiObject> ApplyText(string manifest, string source = "manifest") => Apply(Manifest.Read(Api.Scheme, manifest, source));

    /// <summary>Applies every object in these files, once all of them have been read.</summary>
    /// <inheritdoc cref="ApplyText" path="/exception"/>
    public IReadOnlyList<ApiObject> ApplyFiles(params IEnumerable<string> paths) => Apply(Manifest.ReadFiles(Api.Scheme, paths));

    /// <summary>Applies what can be applied in these files, object by object, and says what became of each.</summary>
    /// <param name="paths">Files; of folders, name what is in them.</param>
    /// <param name="createsNamespaces">Whether a namespace that is not there is created for an object in it, as its tutorial would have.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ManifestLoad Load(IEnumerable<string> paths, bool createsNamespaces = false) => new(this, paths, createsNamespaces);

    private ApiObject ApplyOne(ApiObject obj)
    {
        var resource = Api.Scheme.Of(obj);
        if (resource.Namespaced && string.IsNullOrEmpty(obj.Metadata.Namespace))
            obj = obj with { Metadata = obj.Metadata with { Namespace = DefaultNamespace } };
        return Api.Apply(new("admin"), obj);
    }
}
