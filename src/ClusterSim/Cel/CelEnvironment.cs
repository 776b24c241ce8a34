namespace ClusterSim.Cel;

/// <summary>The names an expression may use.</summary>
internal sealed class CelEnvironment
{
    private readonly Dictionary<string, CelDeclaration> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CelDeclaration> _objects = new(StringComparer.Ordinal);

    /// <summary>An environment of Kubernetes' functions and of variables with their declarations.</summary>
    public CelEnvironment(params IEnumerable<KeyValuePair<string, CelDeclaration>> variables)
    {
        foreach (var (name, declaration) in variables)
            _variables[name] = declaration;
    }

    /// <summary>One with more variables.</summary>
    public CelEnvironment With(string name, CelDeclaration declaration)
    {
        var more = new CelEnvironment(_variables.Append(new(name, declaration)));
        foreach (var (type, fields) in _objects)
            more._objects[type] = fields;
        return more;
    }

    /// <summary>One in which objects of a type can be written out: <c>Name{field: value}</c>.</summary>
    public CelEnvironment WithObject(string name, CelDeclaration fields)
    {
        var more = With("", CelDeclaration.Dyn);
        more._variables.Remove("");
        more._objects[name] = fields;
        return more;
    }

    public CelDeclaration? FindVariable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>The fields of a type whose objects can be written out; null when it is none.</summary>
    public CelDeclaration? FindObject(string name) => _objects.GetValueOrDefault(name);
}
