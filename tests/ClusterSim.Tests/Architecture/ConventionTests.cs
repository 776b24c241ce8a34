using System.Reflection;
using System.Text.RegularExpressions;
using ClusterSim.Api;
using ClusterSim.Simulation;
using ClusterSim.Tests.PublicApi;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace ClusterSim.Tests.Architecture;

/// <summary>How the library's types are written, held by reflection and by what was compiled.</summary>
public sealed class ConventionTests
{
    // The pump is where the wall clock and a thread come in: live mode.
    private static readonly string[] MayUseWhatIsBanned = ["LivePump"];

    private static IEnumerable<Type> PublicTypes => typeof(SimulationLoop).Assembly.GetExportedTypes();

    [Test]
    public void Classes_are_sealed_or_made_to_be_derived_from()
    {
        var open = PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

        open.Should().BeEmpty();
    }

    [Test]
    public void Fields_that_others_see_never_change()
    {
        var mutable = PublicTypes.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsInitOnly && !field.IsLiteral && !field.IsSpecialName)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}");

        mutable.Should().BeEmpty();
    }

    [Test]
    public void Names_have_no_version_in_front()
    {
        PublicTypes.Where(type => Regex.IsMatch(type.Name, @"^V\d")).Should().BeEmpty();
    }

    [Test]
    public void Api_types_hold_no_collection_but_the_two_that_compare_by_content()
    {
        var strangers = PublicTypes
            .Where(type => type.Namespace!.Split('.') is [_, "Api", ..] && ApiText.IsRecord(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is not null && IsForeignCollection(property.PropertyType))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        strangers.Should().BeEmpty();
    }

    [Test]
    public void Only_the_live_pump_knows_the_wall_clock_threads_and_chance()
    {
        var banned = File.ReadLines(Repository.PathTo("src", "ClusterSim", "BannedSymbols.txt"))
            .Select(line => line.Split(';')[0].Trim())
            .Where(id => id.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        var users = CompiledCode.ForeignMembers()
            .Where(use => !MayUseWhatIsBanned.Contains(use.User.Name) && IdsOf(use.Member).Any(banned.Contains))
            .Select(use => $"{use.User.FullName} → {use.Member.FullName}")
            .Distinct();

        banned.Should().Contain("P:System.DateTime.UtcNow").And.Contain("T:System.Threading.Thread");
        users.Should().BeEmpty();
        CompiledCode.ForeignMembers().Where(use => MayUseWhatIsBanned.Contains(use.User.Name)).SelectMany(use => IdsOf(use.Member)).Should().Contain("T:System.Threading.Thread", "the test sees what it looks for");
    }

    [Test]
    public void Nothing_is_walked_in_the_order_of_its_hash()
    {
        var walks = CompiledCode.ForeignMembers()
            .Where(use => use.Member is MethodReference { Name: "GetEnumerator" or "get_Keys" or "get_Values" or "ToArray" } method
                && method.DeclaringType.GetElementType().FullName is "System.Collections.Concurrent.ConcurrentDictionary`2" or "System.Collections.Immutable.ImmutableDictionary`2" or "System.Collections.Immutable.ImmutableHashSet`1")
            .Select(use => $"{use.User.FullName} → {use.Member.FullName}");

        walks.Should().BeEmpty();
    }

    private static bool IsForeignCollection(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(ValueList<>) || definition == typeof(ValueMap<>)))
            return false;
        return type.IsArray || (type != typeof(string) && !type.IsAssignableTo(typeof(ApiRecord)) && !type.IsAssignableTo(typeof(JsonValue)) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)));
    }

    // A banned type bans all its members.
    private static IEnumerable<string> IdsOf(MemberReference member)
    {
        var type = member as TypeReference ?? member.DeclaringType;
        yield return "T:" + type.GetElementType().FullName.Replace('/', '.');
        if (member is not MethodReference method || method.Resolve() is not { } definition)
            yield break;
        yield return DocCommentId.GetDocCommentId(definition);
        if (definition.Name.StartsWith("get_", StringComparison.Ordinal))
            yield return $"P:{definition.DeclaringType.FullName}.{definition.Name["get_".Length..]}";
    }
}
