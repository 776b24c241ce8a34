namespace ClusterSim.Cel;

/// <summary>One signature of a function.</summary>
/// <param name="Id">Its name in cel-go, by which costs are known.</param>
/// <param name="IsMember">Called on the first parameter, with a dot.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Result">What comes of it.</param>
/// <param name="Invoke">What it does, with arguments of these types, none of which is an error.</param>
internal sealed record CelOverload(string Id, bool IsMember, CelType[] Parameters, CelType Result, Func<CelValue[], CelValue> Invoke)
{
    /// <summary>Names of the type variables in the signature.</summary>
    public IReadOnlyList<string> TypeVariables { get; } = [.. Parameters.Append(Result).SelectMany(VariablesIn).Distinct()];

    /// <summary>Whether values of these types, known only now, can be given to it.</summary>
    public bool Takes(CelValue[] arguments)
    {
        if (arguments.Length != Parameters.Length)
            return false;
        for (var i = 0; i < arguments.Length; i++)
            if (!Fits(Parameters[i], arguments[i].Type))
                return false;
        return true;
    }

    private static bool Fits(CelType parameter, CelType argument) => parameter.Kind switch
    {
        CelKind.Dyn or CelKind.Parameter => true,
        CelKind.List or CelKind.Type => parameter.Kind == argument.Kind,
        CelKind.Map => argument.Kind is CelKind.Map or CelKind.Object,
        _ => parameter.Kind == argument.Kind && parameter.Name == argument.Name,
    };

    private static IEnumerable<string> VariablesIn(CelType type) => type.Kind == CelKind.Parameter ? [type.Name] : type.Parameters.SelectMany(VariablesIn);
}
