using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClusterSim.Tests.PublicApi;

/// <summary>What others may use of a type, one line each, as C# declares it; what the compiler writes for records is left out.</summary>
internal static class MemberText
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", Enum.GetNames(type))];
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];
        return type.GetConstructors(Own).Where(IsVisible).Where(constructor => !IsParameterless(type, constructor)).Select(Constructor).Order(StringComparer.Ordinal)
            .Concat(type.GetFields(Own).Where(field => field.IsPublic || field.IsFamily).Select(Field).Order(StringComparer.Ordinal))
            .Concat(type.GetProperties(Own).Where(property => Accessors(property).Any() && !property.Name.Contains('.') && property.Name != "EqualityContract").Select(Property).Order(StringComparer.Ordinal))
            .Concat(type.GetEvents(Own).Where(@event => @event.AddMethod is { } add && IsVisible(add)).Select(@event => $"event {TypeText.Of(@event)} {@event.Name}").Order(StringComparer.Ordinal))
            .Concat(type.GetMethods(Own).Where(IsWritten).Select(Method).Order(StringComparer.Ordinal));
    }

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (method.IsDefined(typeof(ExtensionAttribute)) && parameter.Position == 0 ? "this " : "") + Parameter(parameter)));

    private static bool IsVisible(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    // Every record that says nothing else has one.
    private static bool IsParameterless(Type type, ConstructorInfo constructor) =>
        constructor.GetParameters().Length == 0 && constructor.IsPublic && ApiText.IsRecord(type);

    private static bool IsWritten(MethodInfo method)
    {
        if (!IsVisible(method) || method.Name.Contains('<') || method.Name.Contains('.'))
            return false;
        if (method.GetBaseDefinition().DeclaringType == typeof(object) || (method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsAbstract))
            return false;
        return !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) => property.GetAccessors(nonPublic: true).Where(IsVisible);

    private static string Constructor(ConstructorInfo constructor) =>
        $"{(constructor.IsPublic ? "" : "protected ")}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeText.Of(field)} {field.Name} = {Literal(field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is not { } setter || !IsVisible(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(Accessors(property).First())}{required}{TypeText.Of(property)} {name} {{{get}{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        if (IsExtensionProperty(method))
            return $"extension {TypeText.Of(method.ReturnParameter)} {TypeText.Of(method.GetParameters()[0])}.{method.Name[4..]} {{ get; }}";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)}){Constraints.Of(method.GetGenericArguments())}";
    }

    // Properties that extend other types are compiled to methods.
    private static bool IsExtensionProperty(MethodInfo method) =>
        method.IsStatic && method.Name.StartsWith("get_", StringComparison.Ordinal) && method.GetParameters().Length == 1 && method.DeclaringType!.GetProperty(method.Name[4..]) is null;

    private static string Modifiers(MethodInfo method)
    {
        var words = new List<string>();
        if (!method.IsPublic)
            words.Add("protected");
        if (method.IsStatic)
            words.Add("static");
        if (method.DeclaringType!.IsInterface)
            return string.Concat(words.Select(word => word + " "));
        if (method.IsAbstract)
            words.Add("abstract");
        else if (method.GetBaseDefinition() != method)
            words.Add("override");
        else if (method.IsVirtual && !method.IsFinal)
            words.Add("virtual");
        return string.Concat(words.Select(word => word + " "));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter is { IsIn: true, ParameterType.IsByRef: true } ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "";
        return $"{way}{many}{TypeText.Of(parameter)} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
