using System.Reflection;

namespace ClusterSim.Tests.PublicApi;

/// <summary>What type parameters must be.</summary>
internal static class Constraints
{
    public static string Of(IEnumerable<Type> parameters) => string.Concat(parameters.Where(parameter => parameter.IsGenericParameter).Select(Of));

    private static string Of(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        var words = new List<string>();
        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            words.Add("struct");
        else if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            words.Add("class");
        words.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeText.Of));
        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !words.Contains("struct"))
            words.Add("new()");
        return words.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words)}";
    }
}
