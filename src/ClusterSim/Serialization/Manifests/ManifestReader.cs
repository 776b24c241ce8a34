namespace ClusterSim.Serialization;

/// <summary>Decodes documents one by one and gathers objects and faults.</summary>
internal sealed class ManifestReader(Scheme scheme)
{
    private readonly List<ApiObject> _objects = [];
    private readonly List<ManifestFault> _faults = [];

    public void Read(string text, string source)
    {
        foreach (var document in ManifestText.Read(text, source, _faults))
            if (document.Decode(scheme, _faults) is { } obj)
                _objects.Add(obj);
    }

    /// <summary>What has been read.</summary>
    /// <exception cref="ManifestException">Something was wrong with it.</exception>
    public IReadOnlyList<ApiObject> Finish() => _faults.Count == 0 ? _objects : throw new ManifestException(_faults);
}
