using ClusterSim.Serialization;

namespace ClusterSim.Lab.Synthetic;

/// <summary>Reads synthetic workloads, and makes sources of them.</summary>
public static class SyntheticSource
{
    /// <summary>The workload a file describes.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="ManifestException">It is no YAML, or has fields that do not exist; the message names place and field.</exception>
    /// <exception cref="InvalidDataException">What it asks for does not exist or contradicts itself; the message names file and field.</exception>
    public static WorkloadSource FromFile(string path) => FromText(File.ReadAllText(path), path);

    /// <summary>The workload a text of YAML or JSON describes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What errors call it.</param>
    /// <inheritdoc cref="FromFile" path="/exception"/>
    public static WorkloadSource FromText(string text, string source = "workload")
    {
        var scheme = new Scheme();
        scheme.Register(SyntheticWorkload.Resource);
        return Manifest.Read(scheme, text, source) is [SyntheticWorkload workload]
            ? From(workload, source)
            : throw new ManifestException(source, new(1, 1), $"expected one object, of kind {SyntheticWorkload.Resource.Kind} in version {SyntheticWorkload.Resource.ApiVersion}");
    }

    /// <summary>The workload a description stands for.</summary>
    /// <param name="workload">The description.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="InvalidDataException">What it asks for does not exist or contradicts itself; the message names the field.</exception>
    public static WorkloadSource From(SyntheticWorkload workload, string source = "workload")
    {
        ArgumentNullException.ThrowIfNull(workload);
        var name = string.IsNullOrEmpty(workload.Metadata.Name) ? "synthetic" : workload.Metadata.Name;
        var generator = new SyntheticGenerator(name, workload.Spec, source);
        return new(name, generator.Create);
    }
}
