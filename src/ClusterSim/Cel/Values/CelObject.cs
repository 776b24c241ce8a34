namespace ClusterSim.Cel;

/// <summary>An object that an expression wrote out.</summary>
internal sealed class CelObject(CelType type) : CelMap
{
    private readonly OrderedDictionary<string, CelValue> _fields = new(StringComparer.Ordinal);

    public override CelType Type => type;

    public override int Count => _fields.Count;

    public override IEnumerable<CelValue> Keys => _fields.Keys.Select(name => new CelString(name));

    /// <summary>Sets a field while the object is made.</summary>
    public void Set(string name, CelValue value) => _fields[name] = value;

    public override CelValue? Find(CelValue key) => key is CelString name ? _fields.GetValueOrDefault(name.Value) : null;
}
