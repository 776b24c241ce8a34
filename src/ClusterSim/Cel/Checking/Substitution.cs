namespace ClusterSim.Cel.Checking;

/// <summary>What type variables stand for, found by making types agree.</summary>
/// <remarks>Source: cel-go checker/types.go and checker/mapping.go.</remarks>
internal sealed class Substitution
{
    private Dictionary<string, CelType> _bindings = new(StringComparer.Ordinal);

    /// <summary>Whether all of the first types can be used for the second; binds variables when they can.</summary>
    public bool Agree(IReadOnlyList<CelType> given, IReadOnlyList<CelType> wanted)
    {
        var before = _bindings;
        _bindings = new(before, before.Comparer);
        if (AllAgree(given, wanted))
            return true;
        _bindings = before;
        return false;
    }

    public bool Agree(CelType given, CelType wanted) => Agree([given], [wanted]);

    /// <summary>The type with what its variables stand for; those that stand for nothing become <c>dyn</c> when asked for.</summary>
    public CelType Apply(CelType type, bool unboundIsDyn = false)
    {
        if (type.Kind == CelKind.Parameter)
            return _bindings.TryGetValue(type.Name, out var bound) ? Apply(bound, unboundIsDyn) : unboundIsDyn ? CelType.Dyn : type;
        return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(part => Apply(part, unboundIsDyn))]);
    }

    /// <summary>The more general of two types that agree.</summary>
    public static CelType MostGeneral(CelType left, CelType right) => IsEqualOrLessSpecific(left, right) ? left : right;

    /// <summary>The type with its variables replaced.</summary>
    public static CelType Rename(CelType type, IReadOnlyDictionary<string, CelType> names) => type.Kind == CelKind.Parameter
        ? names.GetValueOrDefault(type.Name, type)
        : type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(part => Rename(part, names))]);

    private bool AllAgree(IReadOnlyList<CelType> given, IReadOnlyList<CelType> wanted)
    {
        if (given.Count != wanted.Count)
            return false;
        for (var i = 0; i < given.Count; i++)
            if (!IsAssignable(given[i], wanted[i]))
                return false;
        return true;
    }

    private bool IsAssignable(CelType given, CelType wanted)
    {
        if (wanted.Kind == CelKind.Parameter)
        {
            var (isValid, wasBound) = TryBind(wanted, given);
            if (isValid || wasBound)
                return isValid;
        }
        if (given.Kind == CelKind.Parameter)
            return TryBind(given, wanted).IsValid;
        if (given.IsDynOrError || wanted.IsDynOrError)
            return true;
        if (given.Kind == CelKind.Null || wanted.Kind == CelKind.Null)
            return IsNullable(given) && IsNullable(wanted);
        if (given.Kind == CelKind.Type && wanted.Kind == CelKind.Type)
            return true;
        return given.Kind == wanted.Kind && given.Name == wanted.Name && AllAgree(given.Parameters, wanted.Parameters);
    }

    private (bool IsValid, bool WasBound) TryBind(CelType variable, CelType type)
    {
        if (_bindings.TryGetValue(variable.Name, out var bound))
        {
            if (bound.Equals(type))
                return (true, true);
            if (!IsAssignable(type, bound))
                return (false, true);
            var general = MostGeneral(type, bound);
            if (!Mentions(general, variable))
                _bindings[variable.Name] = general;
            return (true, true);
        }
        if (type.Equals(variable))
            return (true, false);
        if (Mentions(type, variable))
            return (false, false);
        _bindings[variable.Name] = type;
        return (true, false);
    }

    private bool Mentions(CelType type, CelType variable) => type.Kind == CelKind.Parameter
        ? type.Equals(variable) || (_bindings.TryGetValue(type.Name, out var bound) && Mentions(bound, variable))
        : type.Parameters.Any(part => Mentions(part, variable));

    private static bool IsNullable(CelType type) => type.Kind is CelKind.Null or CelKind.Object or CelKind.Opaque or CelKind.Timestamp or CelKind.Duration;

    private static bool IsEqualOrLessSpecific(CelType left, CelType right)
    {
        if (left.Kind is CelKind.Dyn or CelKind.Parameter)
            return true;
        if (right.Kind is CelKind.Dyn or CelKind.Parameter || left.Kind != right.Kind)
            return false;
        if (left.Kind == CelKind.Type)
            return true;
        return left.Name == right.Name && left.Parameters.Count == right.Parameters.Count && left.Parameters.Zip(right.Parameters).All(pair => IsEqualOrLessSpecific(pair.First, pair.Second));
    }
}
