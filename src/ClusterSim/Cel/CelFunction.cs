namespace ClusterSim.Cel;

/// <summary>A function with all its signatures.</summary>
internal sealed class CelFunction(string name)
{
    private readonly List<CelOverload> _overloads = [];

    public string Name => name;

    public IReadOnlyList<CelOverload> Overloads => _overloads;

    /// <summary>A function called with a dot behind its first argument.</summary>
    public CelFunction Member(string id, CelType[] parameters, CelType result, Func<CelValue[], CelValue> invoke)
    {
        _overloads.Add(new(id, true, parameters, result, invoke));
        return this;
    }

    /// <summary>A function called by its name.</summary>
    public CelFunction Global(string id, CelType[] parameters, CelType result, Func<CelValue[], CelValue> invoke)
    {
        _overloads.Add(new(id, false, parameters, result, invoke));
        return this;
    }
}
