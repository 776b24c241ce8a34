using System.Reflection;

namespace ClusterSim.Tests.PublicApi;

/// <summary>Types as they are written in C#, with the question marks of nullable references.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field));

    public static string Of(EventInfo @event) => Of(@event.EventHandlerType!, Nullability.Create(@event));

    /// <summary>The type alone: what may be null inside it is not known.</summary>
    public static string Of(Type type) => Of(type, null);

    /// <summary>Name of a type where it is declared: with the names of its parameters.</summary>
    public static string NameOf(Type type)
    {
        var name = WithoutArity(type.Name);
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(argument => argument.Name).ToList();
        return own.Count == 0 ? name : $"{name}<{string.Join(", ", own)}>";
    }

    private static string Of(Type type, NullabilityInfo? info)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, info?.ElementType ?? info);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, info?.GenericTypeArguments.FirstOrDefault()) + "?";
        var mark = MayBeNull(type, info) ? "?" : "";
        if (type.IsArray)
            return Of(type.GetElementType()!, info?.ElementType) + "[]" + mark;
        if (type.IsGenericType && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return "(" + string.Join(", ", Arguments(type, info)) + ")";
        return Plain(type, info) + mark;
    }

    // Of a type parameter that may stand for anything, it is not known whether a question mark was written.
    private static bool MayBeNull(Type type, NullabilityInfo? info)
    {
        if (type.IsValueType || (type.IsGenericParameter && type.GetGenericParameterConstraints().Length == 0))
            return false;
        return info is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable };
    }

    private static string Plain(Type type, NullabilityInfo? info)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        var name = (type.DeclaringType is { } outer ? WithoutArity(outer.Name) + "." : "") + WithoutArity(type.Name);
        return type.IsGenericType && type.Name.Contains('`') ? $"{name}<{string.Join(", ", Arguments(type, info))}>" : name;
    }

    private static IEnumerable<string> Arguments(Type type, NullabilityInfo? info) =>
        type.GetGenericArguments().Select((argument, position) => Of(argument, info?.GenericTypeArguments.ElementAtOrDefault(position)));

    private static string WithoutArity(string name) => name.Split('`')[0];
}
