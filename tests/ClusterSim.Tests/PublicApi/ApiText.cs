using System.Reflection;
using System.Text;

namespace ClusterSim.Tests.PublicApi;

/// <summary>Everything others may use of an assembly, in one text that reads like C#.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var types in assembly.GetExportedTypes().Where(IsWritten).GroupBy(type => type.Namespace!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(types.Key).Append('\n');
            foreach (var type in types.OrderBy(PathOf, StringComparer.Ordinal))
                Write(text, type);
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    // Extension blocks are compiled to nested types with names nobody can write.
    private static bool IsWritten(Type type) => !type.FullName!.Contains('<');

    private static string PathOf(Type type) => type.DeclaringType is { } outer ? PathOf(outer) + "." + TypeText.NameOf(type) : TypeText.NameOf(type);

    private static void Write(StringBuilder text, Type type)
    {
        text.Append("\n    ").Append(Heading(type)).Append('\n');
        foreach (var line in MemberText.Of(type))
            text.Append("        ").Append(line).Append('\n');
    }

    private static string Heading(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeText.Of(invoke.ReturnParameter)} {PathOf(type)}({MemberText.Parameters(invoke)})";
        }
        return $"{KindOf(type)} {PathOf(type)}{Bases(type)}{Constraints.Of(type.GetGenericArguments())}";
    }

    private static string KindOf(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        var record = IsRecord(type);
        if (type.IsValueType)
            return record ? "record struct" : "struct";
        var way = type is { IsAbstract: true, IsSealed: true } ? "static" : type.IsAbstract ? "abstract" : type.IsSealed ? "sealed" : "open";
        return $"{way} {(record ? "record" : "class")}";
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum)
            return Enum.GetUnderlyingType(type) == typeof(int) ? "" : " : " + TypeText.Of(Enum.GetUnderlyingType(type));
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var all = type.GetInterfaces();
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Add(TypeText.Of(parent));
        bases.AddRange(all
            .Where(one => one.IsVisible && !inherited.Contains(one) && !all.Any(other => other != one && other.GetInterfaces().Contains(one)) && !IsOwnEquality(one, type))
            .Select(TypeText.Of).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    // Every record has it.
    private static bool IsOwnEquality(Type one, Type type) => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEquatable<>) && one.GetGenericArguments()[0] == type;
}
